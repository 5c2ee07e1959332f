//! The inflection engine against our own tables: conjugation, participles, masdars, declension, the lexicon's verbs.
#![allow(clippy::non_ascii_literal, reason = "the words are the expectation")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use waqai::inflection::AdjectiveClass::{Colour, Elative, Nisba, Ordinal, Participle, Quality};
use waqai::inflection::Gender::{Feminine, Masculine};
use waqai::inflection::{Adjective, AdjectiveClass, Cell, Gender, Noun, NounCell, Verb};
use waqai::lexicon::table::Table;
use waqai::text::letters::skeleton;

/// The tables of a folder, in the order of their names.
fn tables(folder: &str) -> Vec<Table> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let Ok(entries) = fs::read_dir(&folder) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    paths.sort();
    let is_table = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "tsv");
    let read = |path: PathBuf| {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let text = fs::read_to_string(&path).expect("a table can be read");
        let (table, faults) = Table::parse(&name, &text);
        assert!(faults.is_empty(), "{faults:?}");
        table
    };
    paths.into_iter().filter(is_table).map(read).collect()
}

/// A verb named as in the fixtures: root, form and, for form I, vowels.
fn verb(name: &str) -> Verb {
    let mut cells = name.split(' ');
    let mut next = || cells.next().unwrap_or_default();
    Verb::new(next(), next(), next()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn every_cell_of_every_paradigm_is_exact() {
    let mut faults = Vec::new();
    for table in tables("fixtures/conjugation") {
        let rows: BTreeSet<[String; 3]> = table
            .rows()
            .map(|row| ["verb", "cell", "form"].map(|column| row.cell(column).to_owned()))
            .collect();
        let names: BTreeSet<&String> = rows.iter().map(|[name, ..]| name).collect();
        let made: BTreeSet<[String; 3]> = names
            .into_iter()
            .flat_map(|name| {
                verb(name)
                    .forms()
                    .into_iter()
                    .map(|form| [name.clone(), form.cell.to_string(), form.text])
            })
            .collect();
        faults.extend(rows.difference(&made).map(|row| format!("missing {row:?}")));
        faults.extend(
            made.difference(&rows)
                .map(|row| format!("not in {}: {row:?}", table.file)),
        );
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn paradigms_cover_every_class_and_form() {
    let tables = tables("fixtures/conjugation");
    let names: BTreeSet<String> = tables
        .iter()
        .flat_map(|table| table.rows().map(|row| row.cell("verb").to_owned()))
        .collect();
    let forms: BTreeSet<&str> = names.iter().filter_map(|name| name.split(' ').nth(1)).collect();
    for form in [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "Q1", "Q2", "Q4",
    ] {
        assert!(forms.contains(form), "no paradigm of form {form}");
    }
    let classes: BTreeSet<String> = names
        .iter()
        .map(|name| format!("{:?}", verb(name).root.class()))
        .collect();
    assert_eq!(classes.len(), 6, "{classes:?}");
}

#[test]
fn spelling_changes_before_a_pronoun() {
    for (name, text, before) in [
        ("كتب I a-u", "كتبوا", "كتبو"),
        ("كتب I a-u", "يكتبوا", "يكتبو"),
        ("كتب I a-u", "كتبتم", "كتبتمو"),
        ("رمي I a-i", "رمى", "رما"),
        ("لقي I i-a", "يلقى", "يلقا"),
        ("دعو I a-u", "دعوا", "دعو"),
        ("قرء I a-a", "يقرأ", "يقرؤ"),
        ("قرء I a-a", "قرؤوا", "قرؤو"),
        ("جيء I a-i", "يجيء", "يجيئ"),
        ("جيء I a-i", "جاؤوا", "جاؤو"),
        ("رءي I a-a", "رأى", "رآ"),
    ] {
        let found = verb(name).forms().into_iter().any(|form| {
            skeleton(&form.text) == text && form.before_suffix.as_deref().map(skeleton).as_deref() == Some(before)
        });
        assert!(found, "{name}: {text} before a pronoun is {before}");
    }
    let unchanged = verb("قول I a-u")
        .forms()
        .into_iter()
        .find(|form| skeleton(&form.text) == "قالت");
    assert_eq!(unchanged.and_then(|form| form.before_suffix), None);
}

#[test]
fn masdars_follow_the_rule() {
    for (name, masdars) in [
        ("قدم II", "تقديم"),
        ("سمو II", "تسمية"),
        ("حيي II", "تحية"),
        ("هنء II", "تهنئة|تهنيء"),
        ("ءثر II", "تأثير"),
        ("سلح II", "تسليح"),
        ("قتل III", "مقاتلة"),
        ("ندو III", "مناداة"),
        ("فجء III", "مفاجأة"),
        ("ضدد III", "مضادة"),
        ("ءمر III", "مؤامرة"),
        ("علن IV", "إعلان"),
        ("قوم IV", "إقامة"),
        ("سوء IV", "إساءة"),
        ("عطو IV", "إعطاء"),
        ("وصل IV", "إيصال"),
        ("يقظ IV", "إيقاظ"),
        ("ءمن IV", "إيمان"),
        ("نشء IV", "إنشاء"),
        ("رءي IV", "إراءة"),
        ("مدد IV", "إمداد"),
        ("قدم V", "تقدم"),
        ("حدو V", "تحد"),
        ("نبء V", "تنبؤ"),
        ("عون VI", "تعاون"),
        ("سوي VI", "تساو"),
        ("ضدد VI", "تضاد"),
        ("بطء VI", "تباطؤ"),
        ("سحب VII", "انسحاب"),
        ("قضي VII", "انقضاء"),
        ("قود VII", "انقياد"),
        ("لقي VIII", "التقاء"),
        ("ءمن VIII", "ائتمان"),
        ("وهم VIII", "اتهام"),
        ("ضرب VIII", "اضطراب"),
        ("زهر VIII", "ازدهار"),
        ("وصل VIII", "اتصال"),
        ("ءخذ VIII", "اتخاذ"),
        ("حوج VIII", "احتياج"),
        ("حلل VIII", "احتلال"),
        ("دعو VIII", "ادعاء"),
        ("حمر IX", "احمرار"),
        ("قوم X", "استقامة"),
        ("ولي X", "استيلاء"),
        ("ورد X", "استيراد"),
        ("مرر X", "استمرار"),
        ("ءنف X", "استئناف"),
        ("ترجم Q1", "ترجمة"),
        ("دهور Q2", "تدهور"),
        ("طمءن Q4", "اطمئنان"),
    ] {
        let made: Vec<String> = verb(name).masdars().iter().map(|masdar| skeleton(masdar)).collect();
        assert_eq!(made.join("|"), masdars, "{name}");
    }
    assert_eq!(verb("سمو II").masdars(), ["تَسْمِيَة"]);
    assert!(verb("كتب I a-u").masdars().is_empty());
}

#[test]
fn participles_follow_the_rule() {
    for (name, active, passive) in [
        ("كتب I a-u", "كَاتِب", "مَكْتُوب"),
        ("ءخذ I a-u", "آخِذ", "مَأْخُوذ"),
        ("سءل I a-a", "سَائِل", "مَسْؤُول"),
        ("قرء I a-a", "قَارِئ", "مَقْرُوء"),
        ("مدد I a-u", "مَادّ", "مَمْدُود"),
        ("وصل I a-i", "وَاصِل", "مَوْصُول"),
        ("قول I a-u", "قَائِل", "مَقُول"),
        ("بيع I a-i", "بَائِع", "مَبِيع"),
        ("جيء I a-i", "جَاءٍ", "مَجِيء"),
        ("دعو I a-u", "دَاعٍ", "مَدْعُوّ"),
        ("رمي I a-i", "رَامٍ", "مَرْمِيّ"),
        ("رضو I i-a", "رَاضٍ", "مَرْضِيّ"),
        ("رءي I a-a", "رَاءٍ", "مَرْئِيّ"),
        ("سلح II", "مُسَلِّح", "مُسَلَّح"),
        ("ءيد II", "مُؤَيِّد", "مُؤَيَّد"),
        ("قتل III", "مُقَاتِل", "مُقَاتَل"),
        ("عطو IV", "مُعْطٍ", "مُعْطًى"),
        ("قوم IV", "مُقِيم", "مُقَام"),
        ("وقف IV", "مُوقِف", "مُوقَف"),
        ("رءس V", "مُتَرَئِّس", "مُتَرَأَّس"),
        ("حدث V", "مُتَحَدِّث", "مُتَحَدَّث"),
        ("عون VI", "مُتَعَاوِن", "مُتَعَاوَن"),
        ("قود VII", "مُنْقَاد", "مُنْقَاد"),
        ("حلل VIII", "مُحْتَلّ", "مُحْتَلّ"),
        ("تهم VIII", "مُتَّهِم", "مُتَّهَم"),
        ("رءي VIII", "مُرْتَئٍ", "مُرْتَأًى"),
        ("حمر IX", "مُحْمَرّ", "مُحْمَرّ"),
        ("فيد X", "مُسْتَفِيد", "مُسْتَفَاد"),
        ("طمءن Q4", "مُطْمَئِنّ", "مُطْمَأَنّ"),
    ] {
        use unicode_normalization::UnicodeNormalization;
        let verb = verb(name);
        let normal = |word: &str| Some(word.nfc().collect::<String>());
        assert_eq!(verb.active_participle(), normal(active), "{name}");
        assert_eq!(verb.passive_participle(), normal(passive), "{name}");
    }
    assert_eq!(verb("كبر I u-u").active_participle(), None);
    assert_eq!(verb("ليس I").passive_participle(), None);
}

#[test]
fn a_lemma_tells_a_strong_middle_from_a_weak_one() {
    for (lemma, root, form) in [
        ("استجوب", "جوب", "X"),
        ("استجاب", "جوب", "X"),
        ("ازدوج", "زوج", "VIII"),
        ("حاجّ", "حجج", "III"),
        ("حاجج", "حجج", "III"),
    ] {
        let verb = Verb::for_lemma(lemma, root, form, "").expect("the lemma is one of the root");
        assert_eq!(skeleton(&verb.lemma()), skeleton(lemma));
    }
    let error = Verb::for_lemma("تحايل", "حول", "VI", "").expect_err("the root has no yeh");
    assert_eq!(
        error.to_string(),
        "lemma `تحايل`, but root, form and vowels give `تحاول`"
    );
}

/// Asserts that each of `wanted`, written `form cell`, is among the forms.
fn assert_forms(lemma: &str, forms: &[waqai::inflection::NounForm], wanted: &[&str]) {
    let made: Vec<String> = forms
        .iter()
        .map(|form| format!("{} {}", form.text, form.cell))
        .collect();
    for form in wanted {
        assert!(
            made.iter().any(|other| other == form),
            "{lemma}: no `{form}` in {made:#?}"
        );
    }
}

/// Lemma, gender, plural; forms with their cells.
#[rustfmt::skip]
const NOUNS: &[(&str, Gender, &str, &[&str])] = &[
    ("كتاب", Masculine, "كتب", &["كتاب ms.any.free", "كتابا ms.accusative.indefinite", "كتابان md.nominative.absolute", "كتابي md.oblique.construct", "كتبا mp.accusative.indefinite"]),
    ("زيارة", Feminine, "ات", &["زيارة fs.any.unsuffixed", "زيارت fs.any.suffixed", "زيارتين fd.oblique.absolute", "زيارات fp.any.free"]),
    ("مستشفى", Masculine, "ات", &["مستشفا ms.any.suffixed", "مستشفيين md.oblique.absolute", "مستشفيات mp.any.free"]),
    ("ابن", Masculine, "أبناء", &["أبناؤ mp.nominative.suffixed", "أبنائ mp.genitive.suffixed", "أبناء mp.accusative.suffixed"]),
    ("جزء", Masculine, "أجزاء", &["جزءا ms.accusative.indefinite", "جزآن md.nominative.absolute", "جزأين md.oblique.absolute"]),
    ("عبء", Masculine, "أعباء", &["عبئا ms.accusative.indefinite", "عبئين md.oblique.absolute"]),
    ("شيء", Masculine, "أشياء", &["شيئا ms.accusative.indefinite", "شيئ ms.any.suffixed"]),
    ("بناء", Masculine, "أبنية", &["بناء ms.any.unsuffixed", "أبنيت mp.any.suffixed"]),
    ("صحراء", Feminine, "صحارى", &["صحراوين fd.oblique.absolute", "صحارا fp.any.suffixed"]),
    ("مبدأ", Masculine, "مبادئ", &["مبدآن md.nominative.absolute", "مبادئ mp.any.suffixed"]),
    ("مفاجأة", Feminine, "ات", &["مفاجآت fp.any.free"]),
    ("قناة", Feminine, "ات", &["قنوات fp.any.free", "قنات fs.any.suffixed"]),
    ("مباراة", Feminine, "ات", &["مباريات fp.any.free"]),
    ("قاضي", Masculine, "قضاة", &["قاض ms.any.indefinite", "قاضي ms.any.determined", "قاضيا ms.accusative.indefinite", "قضات mp.any.suffixed"]),
    ("قاض", Masculine, "قضاة", &["قاضي ms.any.determined", "قاضيان md.nominative.absolute"]),
    ("محامي", Masculine, "ون", &["محامون mp.nominative.absolute", "محامين mp.oblique.absolute"]),
    ("مبنى", Masculine, "مبان", &["مبان mp.any.indefinite", "مباني mp.any.determined"]),
    ("مدرس", Masculine, "ون", &["مدرسو mp.nominative.construct", "مدرسي mp.oblique.construct"]),
    ("سنة", Feminine, "سنوات|سنون", &["سنوات fp.any.free", "سنين fp.oblique.absolute"]),
    ("عين", Feminine, "عيون", &["عيون fp.any.free", "عيونا fp.accusative.indefinite"]),
    ("أب", Masculine, "آباء", &["أبو ms.nominative.construct", "أبوين md.oblique.absolute"]),
    ("تحدي", Masculine, "تحديات", &["تحد ms.any.indefinite", "تحديات mp.any.free"]),
    ("تركي", Masculine, "أتراك", &["تركي ms.any.free"]),
    ("مساعي", Feminine, "-", &["مساع fs.any.indefinite", "مساعي fs.any.determined"]),
    ("يد", Feminine, "أيد|أيدي|أياد|أيادي", &["أيد fp.any.indefinite", "أيدي fp.any.determined", "أياد fp.any.indefinite"]),
    ("معنى", Masculine, "معان|معاني", &["معان mp.any.indefinite", "معاني mp.accusative.indefinite"]),
    ("تحدٍّ", Masculine, "ات", &["تحدّ ms.any.indefinite", "تحدّيات mp.any.free"]),
];

#[test]
fn nouns_are_declined() {
    for (lemma, gender, plural, wanted) in NOUNS {
        assert_forms(lemma, &Noun::new(lemma, *gender, plural).forms(), wanted);
    }
    let diptote = Noun::new("مسجد", Masculine, "مساجد").forms();
    assert!(diptote.iter().all(|form| form.text != "مساجدا"));
    let hamza = Noun::new("بناء", Masculine, "-").forms();
    assert!(
        hamza
            .iter()
            .all(|form| form.cell.to_string() != "ms.accusative.indefinite")
    );
}

/// Lemma, feminine, plural, class; forms with their cells.
#[rustfmt::skip]
const ADJECTIVES: &[(&str, &str, &str, AdjectiveClass, &[&str])] = &[
    ("كبير", "", "كبار", Quality, &["كبيرة fs.any.unsuffixed", "كبار mp.any.free", "كبيرات fp.any.free"]),
    ("عراقي", "", "", Nisba, &["عراقيون mp.nominative.absolute", "عراقيين mp.oblique.absolute", "عراقية fs.any.unsuffixed"]),
    ("أكبر", "كبرى", "أكابر", Elative, &["كبرى fs.any.unsuffixed", "كبريات fp.any.free", "أكابر mp.any.free"]),
    ("أحمر", "", "", Colour, &["حمراء fs.any.unsuffixed", "حمراوين fd.oblique.absolute", "حمر p.any.free"]),
    ("أعمى", "", "", Colour, &["عمياء fs.any.unsuffixed", "عمي p.any.free"]),
    ("ثاني", "", "", Ordinal, &["ثان ms.any.indefinite", "ثانية fs.any.unsuffixed"]),
    ("مجدي", "", "", Participle, &["مجد ms.any.indefinite", "مجدية fs.any.unsuffixed"]),
    ("متوازي", "", "", Participle, &["متواز ms.any.indefinite", "متوازون mp.nominative.absolute"]),
    ("مستشري", "", "", Participle, &["مستشر ms.any.indefinite", "مستشرية fs.any.unsuffixed"]),
    ("منقضي", "", "", Participle, &["منقض ms.any.indefinite"]),
    ("محلي", "", "", Nisba, &["محلي ms.any.free", "محليين mp.oblique.absolute"]),
    ("سيئ", "", "", Quality, &["سيئة fs.any.unsuffixed", "سيئا ms.accusative.indefinite"]),
    ("مُعْطًى", "", "", Participle, &["معطاة fs.any.unsuffixed", "معطيات fp.any.free", "معطون mp.nominative.absolute"]),
    ("مُتَبَقٍّ", "", "", Participle, &["متبقّ ms.any.indefinite", "متبقّية fs.any.unsuffixed"]),
];

#[test]
fn adjectives_are_declined() {
    for (lemma, feminine, plural, class, wanted) in ADJECTIVES {
        assert_forms(lemma, &Adjective::new(lemma, feminine, plural, *class).forms(), wanted);
    }
    let elative = Adjective::new("أكبر", "كبرى", "", Elative).forms();
    assert!(
        elative
            .iter()
            .all(|form| form.text != "أكبرا" || form.cell.to_string() == "md.nominative.construct")
    );
}

#[test]
fn the_lexicon_names_each_verb_as_its_root_gives_it() {
    let mut faults = Vec::new();
    for table in tables("lexicon/verbs") {
        for row in table.rows() {
            let cells = ["lemma", "root", "form", "vowels"].map(|column| row.cell(column));
            if let Err(error) = Verb::of_row(cells[0], cells[1], cells[2], cells[3]) {
                faults.push(row.fault(error.to_string()).to_string());
            }
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

proptest! {
    #[test]
    fn any_root_is_inflected(
        root in "[ءبتثجحخدذرزسشصضطظعغفقكلمنهوي]{3,4}",
        form in prop::sample::select(vec!["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "Q1", "Q2", "Q4"]),
        vowels in "[aiu]-[aiu]",
    ) {
        let Ok(verb) = Verb::new(&root, form, &vowels) else { return Ok(()) };
        for verb in [verb, Verb { strong_middle: true, ..verb }] {
            let forms = verb.forms();
            let cells: BTreeSet<Cell> = forms.iter().map(|form| form.cell).collect();
            prop_assert!(cells.len() == 109 || root == "ليس", "{} cells", cells.len());
            for form in &forms {
                prop_assert_eq!(Cell::decode(form.cell.code()), Some(form.cell));
                let is_arabic = form.text.chars().all(|c| ('\u{621}'..='\u{652}').contains(&c));
                prop_assert!(is_arabic);
            }
            prop_assert_eq!(&verb.lemma(), &forms[0].text);
            let derived = verb.masdars().into_iter().chain(verb.active_participle()).chain(verb.passive_participle());
            for word in derived {
                prop_assert!(!Adjective::new(&word, "", "", Participle).forms().is_empty());
            }
        }
    }

    #[test]
    fn any_word_is_declined(lemma in "[ءآأؤإئابةتدرسلمنهوىيّ]{1,8}", plural in "[ءأئابةتدرمنهوىي]{0,7}") {
        let forms = Noun::new(&lemma, Masculine, &plural).forms();
        prop_assert!(!forms.is_empty());
        prop_assert!(forms.iter().all(|form| NounCell::decode(form.cell.code()) == Some(form.cell)));
        prop_assert!(!Adjective::new(&lemma, "", &plural, Quality).forms().is_empty());
    }

    #[test]
    fn any_text_is_no_panic(root in "\\PC{0,5}", vowels in "\\PC{0,4}") {
        for form in ["I", "X", "Q4"] {
            let _ = Verb::new(&root, form, &vowels);
        }
    }
}
