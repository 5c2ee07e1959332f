//! Participles and masdars.

use super::form::{Form, Vowel};
use super::spelling::{Finish, spell};
use super::stem::{Verb, contracted, settle};

impl Verb {
    /// The active participle, masculine singular and indefinite: كاتب، داعٍ، مستفيد.
    ///
    /// `None` where adjectives of other patterns stand for it (كبر: كبير) and for ليس.
    pub fn active_participle(&self) -> Option<String> {
        if self.is_frozen() || self.perfect_vowel() == Vowel::U {
            return None;
        }
        let hollow = self
            .form
            .hollow()
            .map_or("1A'i3", |patterns| patterns.active_participle);
        let sounds = if self.form == Form::IV && self.drops_hamza() {
            b"murK".to_vec()
        } else if self.form == Form::I && self.is_hollow() && self.root.at(3) == b'\'' {
            self.fill("1A'K")
        } else {
            self.nominal(self.form.patterns().active_participle, hollow, b'K')
        };
        Some(spell(&sounds, Finish::Case))
    }

    /// The passive participle, masculine singular and indefinite: مكتوب، مدعوّ، مستفاد، معطًى.
    pub fn passive_participle(&self) -> Option<String> {
        if self.is_frozen() {
            return None;
        }
        let of_waw = self.root.last() == b'w' && self.perfect_vowel() == Vowel::A;
        let sounds = match self.form {
            Form::I if self.is_defective() => self.fill(if of_waw { "ma12uww" } else { "ma12iyy" }),
            Form::I => self.nominal("ma12U3", if self.root.at(2) == b'y' { "ma1I3" } else { "ma1U3" }, b'N'),
            Form::IV if self.drops_hamza() => b"murN".to_vec(),
            form => {
                let hollow = form.hollow().map_or("", |patterns| patterns.passive_participle);
                self.nominal(form.patterns().passive_participle, hollow, b'N')
            }
        };
        Some(spell(&sounds, Finish::Case))
    }

    /// The masdars that the rule gives; none for form I, whose masdars are in the lexicon.
    pub fn masdars(&self) -> Vec<String> {
        let patterns: &[&str] = match self.form {
            Form::I => &[],
            Form::II if self.is_defective() && self.root.at(2) == b'y' => &["ta1iyyap"],
            Form::II if self.is_defective() => &["ta12iyap"],
            Form::II if self.root.at(3) == b'\'' => &["ta12i3ap", "ta12I3"],
            Form::III if self.is_defective() => &["mu1A2Ap"],
            Form::III if self.is_doubled() => &["mu1A22ap"],
            Form::IV if self.drops_hamza() => &["'irA'ap"],
            Form::IV if self.is_defective() => &["'i12A'"],
            Form::VII if self.is_defective() => &["{in1i2A'"],
            Form::VIII if self.is_defective() => &["{iXi2A'"],
            Form::X if self.is_defective() => &["{isti12A'"],
            Form::IX if self.is_defective() => &["{i12iwA'"],
            Form::Q1 if self.is_defective() => &["1a23Ap"],
            form => &[form.patterns().masdar],
        };
        let hollow = self.form.hollow().map_or("", |patterns| patterns.masdar);
        let mut made: Vec<String> = Vec::new();
        for pattern in patterns {
            let masdar = spell(&self.nominal(pattern, hollow, b'K'), Finish::Case);
            if !made.contains(&masdar) {
                made.push(masdar);
            }
        }
        made
    }

    /// A noun of a pattern; `weak` is the ending that a short vowel and a weak radical become.
    fn nominal(&self, sound: &str, hollow: &str, weak: u8) -> Vec<u8> {
        let mut sounds = self.fill(if self.is_hollow() && !hollow.is_empty() {
            hollow
        } else {
            sound
        });
        let ends_in_radical = matches!(sound.as_bytes(), [.., b'a' | b'i' | b'u', b'3' | b'4']);
        if self.is_defective() && ends_in_radical {
            sounds.truncate(sounds.len().saturating_sub(2));
            sounds.push(weak);
        } else if self.is_doubled() && ends_in_radical {
            sounds = contracted(&sounds);
        }
        settle(&mut sounds);
        sounds
    }
}
