//! The forms of the verb and the pattern of each stem.

use super::radical::InflectionError;

/// A short vowel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Vowel {
    /// Fatha.
    A,
    /// Kasra.
    I,
    /// Damma.
    U,
}

impl Vowel {
    pub(super) const fn short(self) -> u8 {
        match self {
            Self::A => b'a',
            Self::I => b'i',
            Self::U => b'u',
        }
    }

    fn parse(vowel: &str) -> Option<Self> {
        match vowel {
            "a" => Some(Self::A),
            "i" => Some(Self::I),
            "u" => Some(Self::U),
            _ => None,
        }
    }

    /// Reads the vowels of perfect and imperfect: `a-u`.
    pub(super) fn pair(vowels: &str) -> Result<(Self, Self), InflectionError> {
        vowels
            .split_once('-')
            .and_then(|(perfect, imperfect)| Some((Self::parse(perfect)?, Self::parse(imperfect)?)))
            .ok_or_else(|| InflectionError::Vowels(vowels.to_owned()))
    }
}

/// A form of the verb: I to X of three radicals, Q of four.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the numbers that every grammar uses")]
pub enum Form {
    I,
    II,
    III,
    IV,
    V,
    VI,
    VII,
    VIII,
    IX,
    X,
    Q1,
    Q2,
    Q4,
}

impl Form {
    /// Reads the name: `I` … `X`, `Q1`, `Q2`, `Q4`.
    pub fn parse(form: &str) -> Result<Self, InflectionError> {
        Ok(match form {
            "I" => Self::I,
            "II" => Self::II,
            "III" => Self::III,
            "IV" => Self::IV,
            "V" => Self::V,
            "VI" => Self::VI,
            "VII" => Self::VII,
            "VIII" => Self::VIII,
            "IX" => Self::IX,
            "X" => Self::X,
            "Q1" => Self::Q1,
            "Q2" => Self::Q2,
            "Q4" => Self::Q4,
            _ => return Err(InflectionError::Form(form.to_owned())),
        })
    }

    /// How many radicals a root of this form has.
    pub const fn radicals(self) -> usize {
        if matches!(self, Self::Q1 | Self::Q2 | Self::Q4) {
            4
        } else {
            3
        }
    }

    /// The patterns of roots without hollow middle. The imperfect begins with the vowel of its prefix.
    pub(super) const fn patterns(self) -> &'static Patterns {
        match self {
            Self::I => &SOUND[0],
            Self::II => &SOUND[1],
            Self::III => &SOUND[2],
            Self::IV => &SOUND[3],
            Self::V => &SOUND[4],
            Self::VI => &SOUND[5],
            Self::VII => &SOUND[6],
            Self::VIII => &SOUND[7],
            Self::IX => &SOUND[8],
            Self::X => &SOUND[9],
            Self::Q1 => &SOUND[10],
            Self::Q2 => &SOUND[11],
            Self::Q4 => &SOUND[12],
        }
    }

    /// The patterns of hollow roots, where they differ.
    pub(super) const fn hollow(self) -> Option<&'static Patterns> {
        match self {
            Self::IV => Some(&HOLLOW[0]),
            Self::VII => Some(&HOLLOW[1]),
            Self::VIII => Some(&HOLLOW[2]),
            Self::X => Some(&HOLLOW[3]),
            _ => None,
        }
    }
}

/// The patterns of one form. With a `/`: before an ending that begins with a vowel, and otherwise.
#[derive(Debug)]
pub(super) struct Patterns {
    pub perfect: &'static str,
    pub perfect_passive: &'static str,
    pub imperfect: &'static str,
    pub imperfect_passive: &'static str,
    pub active_participle: &'static str,
    pub passive_participle: &'static str,
    pub masdar: &'static str,
}

const fn row(cells: [&'static str; 7]) -> Patterns {
    let [
        perfect,
        perfect_passive,
        imperfect,
        imperfect_passive,
        active_participle,
        passive_participle,
        masdar,
    ] = cells;
    Patterns {
        perfect,
        perfect_passive,
        imperfect,
        imperfect_passive,
        active_participle,
        passive_participle,
        masdar,
    }
}

#[rustfmt::skip]
const SOUND: [Patterns; 13] = [
    row(["1a2@3", "1u2i3", "a12%3", "u12a3", "1A2i3", "ma12U3", ""]),
    row(["1a22a3", "1u22i3", "u1a22i3", "u1a22a3", "mu1a22i3", "mu1a22a3", "ta12I3"]),
    row(["1A2a3", "1U2i3", "u1A2i3", "u1A2a3", "mu1A2i3", "mu1A2a3", "mu1A2a3ap"]),
    row(["'a12a3", "'u12i3", "u12i3", "u12a3", "mu12i3", "mu12a3", "'i12A3"]),
    row(["ta1a22a3", "tu1u22i3", "ata1a22a3", "uta1a22a3", "muta1a22i3", "muta1a22a3", "ta1a22u3"]),
    row(["ta1A2a3", "tu1U2i3", "ata1A2a3", "uta1A2a3", "muta1A2i3", "muta1A2a3", "ta1A2u3"]),
    row(["{in1a2a3", "{un1u2i3", "an1a2i3", "un1a2a3", "mun1a2i3", "mun1a2a3", "{in1i2A3"]),
    row(["{iXa2a3", "{uXu2i3", "aXa2i3", "uXa2a3", "muXa2i3", "muXa2a3", "{iXi2A3"]),
    row(["{i12a33/{i12a3a3", "{u12u33/{u12u3i3", "a12a33/a12a3i3", "u12a33/u12a3a3", "mu12a33", "mu12a33", "{i12i3A3"]),
    row(["{ista12a3", "{ustu12i3", "asta12i3", "usta12a3", "musta12i3", "musta12a3", "{isti12A3"]),
    row(["1a23a4", "1u23i4", "u1a23i4", "u1a23a4", "mu1a23i4", "mu1a23a4", "1a23a4ap"]),
    row(["ta1a23a4", "tu1u23i4", "ata1a23a4", "uta1a23a4", "muta1a23i4", "muta1a23a4", "ta1a23u4"]),
    row(["{i12a3a44/{i12a34a4", "{u12u3i44/{u12u34i4", "a12a3i44/a12a34i4", "u12a3a44/u12a34a4", "mu12a3i44", "mu12a3a44", "{i12i34A4"]),
];

#[rustfmt::skip]
const HOLLOW: [Patterns; 4] = [
    row(["'a1A3", "'u1I3", "u1I3", "u1A3", "mu1I3", "mu1A3", "'i1A3ap"]),
    row(["{in1A3", "{un1I3", "an1A3", "un1A3", "mun1A3", "mun1A3", "{in1iyA3"]),
    row(["{iXA3", "{uXI3", "aXA3", "uXA3", "muXA3", "muXA3", "{iXiyA3"]),
    row(["{ista1A3", "{ustu1I3", "asta1I3", "usta1A3", "musta1I3", "musta1A3", "{isti1A3ap"]),
];
