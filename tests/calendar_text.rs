//! Expressions and running texts: what is a date, what it means, and what only looks like one.
#![allow(
    clippy::unwrap_used,
    clippy::non_ascii_literal,
    reason = "tests are Arabic and may fail by panicking"
)]

use std::sync::OnceLock;

use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;
use waqai::calendar::{
    Anchoring, Calendar, Calendars, Granularity, Kind, Mention, NoteKind, Reference, Status, Variant,
};
use waqai::text::Span;

fn calendar() -> &'static Calendar {
    static CALENDAR: OnceLock<Calendar> = OnceLock::new();
    CALENDAR.get_or_init(|| Calendar::built_in().unwrap())
}

/// Thursday 22 January 2026, 19:07.
fn thursday() -> Reference {
    Reference::new(at(2026, 1, 22, 19, 7))
}

fn at(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(year, month, day)
        .and_then(|day| day.and_hms_opt(hour, minute, 0))
        .unwrap()
}

fn iso(expression: &str) -> String {
    let explained = calendar().resolve(expression, Some(&thursday()), Variant::UmmAlQura);
    explained
        .and_then(|explained| explained.value.iso())
        .unwrap_or_default()
}

fn mentions(text: &str) -> Vec<Mention> {
    calendar().mentions(text, Some(&thursday()), Variant::UmmAlQura)
}

/// Words and values of all mentions.
fn found(text: &str) -> Vec<(&str, String)> {
    let value = |mention: &Mention| mention.value.iso().unwrap_or_default();
    mentions(text)
        .iter()
        .map(|mention| (mention.span.of(text), value(mention)))
        .collect()
}

/// Expressions as seen on 22 January 2026; no value where there is no date.
const EXPRESSIONS: &[(&str, &str)] = &[
    ("الساعة السابعة والنصف مساءً", "2026-01-22T19:30"),
    ("الساعة الثامنة إلا ربعاً صباحاً", "2026-01-22T07:45"),
    ("الساعة الثانية عشرة ظهرا", "2026-01-22T12:00"),
    ("عند الساعة العاشرة والثلث من صباح اليوم", "2026-01-22T10:20"),
    ("الساعة 9 مساء بتوقيت بغداد", "2026-01-22T21:00+03:00"),
    ("الساعة 14:30 بتوقيت مكة المكرمة", "2026-01-22T14:30+03:00"),
    ("الساعة 0955 بتوقيت جرينتش", "2026-01-22T09:55Z"),
    ("الساعة الخامسة وعشر دقائق فجرا", "2026-01-22T05:10"),
    ("مساء الأحد المقبل", "2026-01-25TEV"),
    ("غرة شعبان 1447", "2026-01-20"),
    ("سلخ رمضان 1446", "2025-03-29"),
    ("الأول من كانون الثاني/يناير 2026", "2026-01-01"),
    ("يوم الحادي والعشرين من شهر رمضان المبارك 1447هـ", "2026-03-10"),
    ("الثلاثين من يونيو 2013", "2013-06-30"),
    ("الخامس والعشرين من يناير 2011", "2011-01-25"),
    ("السابع عشر من تشرين الأول 2019", "2019-10-17"),
    ("٢٠٢٦/١/٢٢", "2026-01-22"),
    ("2026-01-22", "2026-01-22"),
    ("2026-01-22 19:07", "2026-01-22T19:07"),
    ("22/01/2026 - 19:07", "2026-01-22T19:07"),
    ("1447/8/3", "2026-01-22"),
    ("3-8-1447 هـ", "2026-01-22"),
    ("3/8/47هـ", "2026-01-22"),
    ("منذ أسبوعين", "2026-01-08"),
    ("قبل يومين", "2026-01-20"),
    ("قبل شهرين", "2025-11"),
    ("قبل عام", "2025"),
    ("قبل ثلاث سنوات", "2023"),
    ("منذ ثلاث سنوات", "2023"),
    ("بعد يومين", "2026-01-24"),
    ("العام الماضي", "2025"),
    ("العامين الماضيين", "2024-01-22/2026-01-22"),
    ("خلال الأشهر الثلاثة الماضية", "2025-10-22/2026-01-22"),
    ("الأسبوعين المقبلين", "2026-01-22/2026-02-05"),
    ("الأيام القليلة الماضية", "../2026-01-22"),
    ("السنوات الخمس الأخيرة", "2021-01-22/2026-01-22"),
    ("في غضون الأشهر المقبلة", "2026-01-22/.."),
    ("هذا الأسبوع", "2026-W04"),
    ("الشهر المقبل", "2026-02"),
    ("نهاية العام الجاري", "2026-END"),
    ("منتصف الشهر الماضي", "2025-12-MID"),
    ("مطلع العام المقبل", "2027-START"),
    ("بداية 2018", "2018-START"),
    ("أوائل التسعينيات", "199X-START"),
    ("تسعينيات القرن الماضي", "199X"),
    ("القرن التاسع عشر", "18XX"),
    ("صيف 2018", "2018-SU"),
    ("صيف عام 2018", "2018-SU"),
    ("الصيف الماضي", "2025-SU"),
    ("ربيع 2011", "2011-SP"),
    ("الربع الثالث من العام الماضي", "2025-Q3"),
    ("النصف الأول من 2018", "2018-01/2018-06"),
    ("بين عامي 2011 و2014", "2011/2014"),
    ("من عام 2003 حتى عام 2011", "2003/2011"),
    ("من 2003 إلى 2011", "2003/2011"),
    ("خلال الفترة من 5 إلى 10 شعبان 1447هـ", "2026-01-24/2026-01-29"),
    ("من 28 ديسمبر إلى 3 يناير 2026", "2025-12-28/2026-01-03"),
    ("من الأحد إلى الخميس", "2026-01-18/2026-01-22"),
    ("من يناير إلى مارس 2025", "2025-01/2025-03"),
    ("يومي الأحد والاثنين المقبلين", "2026-01-25/2026-01-26"),
    ("يومي 19 و20 فيفري الماضي", "2025-02-19/2025-02-20"),
    ("10-15 يناير 2026", "2026-01-10/2026-01-15"),
    ("حتى نهاية 2026", "../2026-12-31"),
    ("حتى نهاية شهر رمضان", "../2026-03-19"),
    ("بحلول عام 2030", "../2030"),
    ("منذ بداية 2018", "2018-01-01/.."),
    ("منذ الخميس الماضي", "2026-01-15/.."),
    ("من عام 2013 وحتى الآن", "2013-01-01/2026-01-22"),
    ("عيد الفطر المقبل", "2026-03-20"),
    ("أول أيام عيد الأضحى 1446", "2025-06-06"),
    ("عيد العمال", "2026-05-01"),
    ("رأس السنة الميلادية 2025", "2025-01-01"),
    ("ليلة الجمعة", "2026-01-22TNI"),
    ("ليلة القدر", "2026-03-16"),
    ("ليلة أمس", "2026-01-21TNI"),
    ("الليلة الماضية", "2026-01-21TNI"),
    ("الليلة", "2026-01-22TNI"),
    ("شهر شعبان 1447هـ", "2026-01-20/2026-02-17"),
    ("رمضان 1446", "2025-03-01/2025-03-29"),
    ("عام 1445 هـ", "2023-07-19/2024-07-06"),
    ("العام الهجري 1447", "2025-06-26/2026-06-15"),
    ("عام ألفين وأحد عشر", "2011"),
    ("عام ألف وتسعمئة وثمانية وأربعين", "1948"),
    ("سنة 1990", "1990"),
    ("عامين", "P2Y"),
    ("15 يوما", "P15D"),
    ("خمس ساعات", "PT5H"),
    ("أكثر من عشرين عاما", "P20Y"),
    ("لمدة أسبوعين", "P2W"),
    ("لمدة عام", "P1Y"),
    ("ثلاثة أشهر", "P3M"),
    ("الأربعاء 34 رجب", ""),
    ("31 فبراير 2025", ""),
    ("صباح أمس الأربعاء", "2026-01-21TMO"),
    ("فجر اليوم الخميس", "2026-01-22TMO"),
    ("بعد ظهر الثلاثاء", "2026-01-20TAF"),
    ("ظهر غد", "2026-01-23TAF"),
    ("أول من أمس", "2026-01-20"),
    ("بعد غد السبت", "2026-01-24"),
    ("الخميس 22-1-2026", "2026-01-22"),
    ("يوم 5/7", "2025-07-05"),
    ("الخامس من الشهر المقبل", "2026-02-05"),
    ("العشرين من ذي الحجة الماضي", "2025-06-16"),
    ("15 مايو المقبل", "2026-05-15"),
    ("ديسمبر الماضي", "2025-12"),
    ("مارس المقبل", "2026-03"),
    ("يناير/كانون الثاني الجاري", "2026-01"),
    ("January 22, 2026", "2026-01-22"),
    ("22 Jan 2026", "2026-01-22"),
    ("7/25/2015", "2015-07-25"),
    ("الأسبوع الأول من مارس 2025", "2025-03-01/2025-03-07"),
    ("العشر الأواخر من رمضان 1446", "2025-03-21/2025-03-29"),
    ("قبل نحو شهرين", "2025-11"),
    ("منذ سنوات", "../2026-01-22"),
    ("قبل بضعة أيام", "../2026-01-22"),
    ("قبل الماضي", ""),
    ("الأسبوع قبل الماضي", "2026-W02"),
    ("خلال الـ24 ساعة الماضية", "2026-01-21/2026-01-22"),
    ("الساعات الثماني والأربعين الماضية", "2026-01-20/2026-01-22"),
    ("الجمعة 20 رمضان 1447هـ الموافق 10 مارس 2026م", "2026-03-10"),
    ("الثاني عشر من ربيع الأول عام 1447 للهجرة", "2025-09-04"),
    ("٣ شعبان ١٤٤٧ هـ / ٢٢ يناير ٢٠٢٦ م", "2026-01-22"),
    ("2026/01/22 الموافق 1447/08/03", "2026-01-22"),
    ("3 - 1", ""),
    ("07701234567", ""),
    ("مساء", "2026-01-22TEV"),
    ("تشرين الثاني", "2025-11"),
    ("11 أيلول 2001", "2001-09-11"),
    ("الثاني من آب عام 1990", "1990-08-02"),
    ("في العاشر من الشهر نفسه", ""),
    ("ليل الأحد – الاثنين", "2026-01-18/2026-01-19"),
    ("الخميس 3 شعبان 1447هـ - 22 يناير 2026م - 7:07 م", "2026-01-22T19:07"),
    ("الساعة 7:07 م", "2026-01-22T19:07"),
    ("10:30 ص", "2026-01-22T10:30"),
    ("العام الدراسي 2025-2026", "2025/2026"),
    ("عامي 2011 و2012", "2011/2012"),
    ("نهاية الأسبوع", "2026-W04-END"),
    ("نهاية الأسبوع الماضي", "2026-W03-END"),
    ("يوم الأحد الموافق 25 من يناير", "2026-01-25"),
    ("6 جمادى الآخرة 1446", "2024-12-07"),
    ("مطلع الألفية", ""),
    ("الثلث الأخير من رمضان", "2026-03-10/2026-03-19"),
    ("الربع الأول من العام الجاري", "2026-Q1"),
    ("منتصف ليل الخميس", "2026-01-22TNI"),
    ("السبت المقبل الموافق 24 يناير", "2026-01-24"),
    ("يوم غد الجمعة", "2026-01-23"),
    ("اعتبارا من الأول من فبراير المقبل", "2026-02-01/.."),
    ("ابتداء من يوم الأحد المقبل", "2026-01-25/.."),
    ("بين 10 و15 فبراير", "2026-02-10/2026-02-15"),
    ("من الاثنين وحتى الأربعاء", "2026-01-19/2026-01-21"),
    ("7-4-2012 الأربعاء", "2012-07-04"),
    ("الأربعاء 4/7/2012", "2012-07-04"),
    ("بحلول الساعة العاشرة صباحا", "2026-01-22T10:00"),
];

#[test]
fn expressions_have_their_values() {
    let wrong: Vec<String> = EXPRESSIONS
        .iter()
        .filter(|(expression, value)| iso(expression) != *value)
        .map(|(expression, value)| format!("{expression}: {value} expected, {} found", iso(expression)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn mentions_stand_where_they_stand() {
    let text = "التقى الوزير، مساء الأربعاء، نظيره في عمّان قبل أن يغادر يوم 25 يناير الجاري إلى بغداد.";
    let expected = [("مساء الأربعاء", "2026-01-21TEV"), ("يوم 25 يناير الجاري", "2026-01-25")];
    assert_eq!(found(text), expected.map(|(words, value)| (words, value.to_owned())));
}

#[test]
fn marks_controls_and_forms_do_not_hide_a_date() {
    for text in [
        "يَوْمُ الخَمِيسِ",
        "\u{200f}يوم\u{200f} الخميس",
        "يـــوم الخميـس",
        "يوم ﺍﻟﺨﻤﻴﺲ",
    ] {
        assert_eq!(found(text).len(), 1, "{text}");
        assert_eq!(found(text)[0].1, "2026-01-22", "{text}");
    }
    assert_eq!(
        iso("\u{200f}03\u{200f}/\u{200f}08\u{200f}/\u{200f}1447هـ"),
        "2026-01-22"
    );
    assert_eq!(iso("۲۲/۰۱/۲۰۲۶"), "2026-01-22");
}

#[test]
fn what_looks_like_a_date_and_is_none() {
    for text in [
        "قال الرئيس التركي رجب طيب أردوغان إن بلاده مستعدة",
        "مارس الوفد ضغوطا على الحكومة",
        "فاز الفريق 3-1 على ضيفه",
        "اتصل على الرقم 07701234567",
        "وقع انفجار في شارع 14 رمضان وسط العاصمة",
        "نقل المصابون إلى مدينة العاشر من رمضان",
        "تحدث الأمين العام للحزب",
        "خرج الآلاف من ساحة 17 فبراير",
        "قتل 2016 شخصا",
        "غنى محمد رمضان في الحفل",
        "نقلت قناة روسيا اليوم عن المصدر",
        "أدى المصلون صلاة الجمعة في المسجد",
        "أب لثلاثة أطفال",
        "تعقد اللجنة جلستها كل خميس",
        "تجتمع اللجنة كل ثلاثة أيام",
        "تخرج المسيرات كل يوم جمعة",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn durations_are_told_apart() {
    let text = "علقت الشركة عملها لمدة ثلاثة أشهر";
    let found = mentions(text);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].value.granularity, Granularity::Duration);
    assert_eq!(found[0].value.anchoring, Anchoring::None);
    assert_eq!((found[0].value.earliest, found[0].value.latest), (None, None));
    assert_eq!(found[0].value.iso().as_deref(), Some("P3M"));
}

#[test]
fn two_calendars_agree_or_are_a_day_off_or_contradict() {
    let value = |text: &str| mentions(text).swap_remove(0).value;
    let agrees = value("الخميس 3 شعبان 1447 الموافق 22 كانون الثاني 2026");
    assert_eq!(
        (agrees.status, agrees.calendars, agrees.notes.len()),
        (Status::Exact, Calendars::Both, 0)
    );
    assert_eq!(agrees.hijri().as_deref(), Some("1447-08-03"));
    let beside = value("2 شعبان 1447هـ الموافق 22 يناير 2026م");
    assert_eq!(
        (beside.status, beside.notes[0].kind),
        (Status::Exact, NoteKind::OffByOne)
    );
    assert_eq!(
        (beside.iso().as_deref(), beside.hijri().as_deref()),
        (Some("2026-01-22"), Some("1447-08-02"))
    );
    let contradicts = value("12 شعبان 1447هـ الموافق 22 يناير 2026م");
    assert_eq!(
        (contradicts.status, contradicts.notes[0].kind),
        (Status::Inconsistent, NoteKind::CalendarsDisagree)
    );
    assert_eq!(contradicts.iso().as_deref(), Some("2026-01-22"));
}

#[test]
fn a_weekday_decides_between_announcing_bodies_and_is_reported_when_it_cannot() {
    let value = |text: &str| mentions(text).swap_remove(0).value;
    let other_body = value("الجمعة 3 شعبان 1447هـ");
    assert_eq!(
        (other_body.iso().as_deref(), other_body.notes[0].kind),
        (Some("2026-01-23"), NoteKind::OffByOne)
    );
    let wrong = value("الاثنين 22 يناير 2026");
    assert_eq!(
        (wrong.status, wrong.iso().as_deref()),
        (Status::Inconsistent, Some("2026-01-22"))
    );
    let none = value("الأربعاء 34 رجب");
    assert_eq!((none.status, none.iso()), (Status::Unresolved, None));
}

#[test]
fn a_hijri_number_is_no_gregorian_year() {
    assert_eq!(iso("3-8-1447 هـ"), "2026-01-22");
    assert_eq!(iso("3-8-1447"), "2026-01-22");
    let hijri = mentions("اليوم 3-8-1447").swap_remove(0).value;
    assert_eq!(hijri.calendars, Calendars::Hijri);
}

#[test]
fn predicted_and_approximate_years_say_so() {
    let status = |text: &str| mentions(text).swap_remove(0).value.status;
    assert_eq!(status("5 رمضان 1460هـ"), Status::Predicted);
    assert_eq!(status("5 شوال 1319هـ"), Status::Approximate);
    assert_eq!(status("5 شوال 1436هـ"), Status::Exact);
}

#[test]
fn this_month_counts_by_the_calendar_in_use() {
    let hijri = Reference {
        calendar: Kind::Hijri,
        ..thursday()
    };
    let explained = calendar()
        .resolve("الخامس من الشهر الجاري", Some(&hijri), Variant::UmmAlQura)
        .unwrap();
    assert_eq!(explained.value.hijri().as_deref(), Some("1447-08-05"));
    assert_eq!(iso("الخامس من الشهر الجاري"), "2026-01-05");
}

#[test]
fn without_a_reference_only_full_dates_are_resolved() {
    let found = calendar().mentions("عاد أمس بعد زيارة في 20 يناير 2026", None, Variant::UmmAlQura);
    let told: Vec<_> = found
        .iter()
        .map(|mention| (mention.value.status, mention.value.iso()))
        .collect();
    assert_eq!(
        told,
        [
            (Status::Unresolved, None),
            (Status::Exact, Some("2026-01-20".to_owned()))
        ]
    );
    assert_eq!(found[0].value.notes[0].kind, NoteKind::NeedsReference);
}

#[test]
fn what_counts_from_another_time_of_the_text_is_left_open() {
    for text in [
        "انعقد المؤتمر في يوليو من العام نفسه",
        "عاد الوفد يوم الأحد التالي",
        "غادر بعد ثلاثة أيام من الهجوم",
    ] {
        let value = mentions(text).swap_remove(0).value;
        assert_eq!(
            (value.status, value.anchoring),
            (Status::Unresolved, Anchoring::Event),
            "{text}"
        );
    }
}

#[test]
fn the_variant_moves_hijri_days() {
    let explained = calendar().resolve("3 شعبان 1447هـ", None, Variant::Later).unwrap();
    assert_eq!(explained.value.iso().as_deref(), Some("2026-01-23"));
    assert_eq!(explained.value.hijri().as_deref(), Some("1447-08-03"));
}

#[test]
fn intervals_are_half_open_instants() {
    let value = calendar()
        .resolve("22 يناير 2026", None, Variant::UmmAlQura)
        .unwrap()
        .value;
    assert_eq!(
        (value.earliest, value.latest),
        (Some(at(2026, 1, 22, 0, 0)), Some(at(2026, 1, 23, 0, 0)))
    );
}

#[test]
fn datelines_are_taken_apart() {
    let line = "بغداد - واع - 03 شعبان 1447 19:07";
    let dateline = calendar().dateline(line, None, Variant::UmmAlQura).unwrap();
    assert_eq!(
        dateline.value.and_then(|value| value.iso()).as_deref(),
        Some("2026-01-22T19:07")
    );
    assert_eq!(dateline.date.map(|span| span.of(line)), Some("03 شعبان 1447 19:07"));
    assert_eq!(dateline.place.map(|span| span.of(line)), Some("بغداد"));
    assert_eq!(dateline.agency.map(|span| span.of(line)), Some("واع"));
}

#[test]
fn a_short_sentence_with_a_date_is_no_dateline() {
    let dateline = |line| calendar().dateline(line, None, Variant::UmmAlQura);
    assert_eq!(dateline("اعتقلت الشرطة ثلاثة أشخاص في بغداد يوم 1 يناير 2026."), None);
    assert!(dateline("باريس - أ. ف. ب. 1 يناير 2026.").is_some());
}

#[test]
fn datelines_tell_publication_from_update() {
    let line = "نُشر في: 20 يناير 2026 10:15 | آخر تحديث: 21 يناير 2026 08:00";
    let dateline = calendar().dateline(line, None, Variant::UmmAlQura).unwrap();
    assert_eq!(
        dateline.value.and_then(|value| value.iso()).as_deref(),
        Some("2026-01-20T10:15")
    );
    assert_eq!(
        dateline.updated.and_then(|updated| updated.value.iso()).as_deref(),
        Some("2026-01-21T08:00")
    );
    let sentence =
        "أعلنت وزارة الداخلية في بيان لها أن قوات الأمن ألقت القبض على أفراد شبكة تهريب في العاصمة يوم 20 يناير 2026";
    assert!(calendar().dateline(sentence, None, Variant::UmmAlQura).is_none());
}

#[test]
fn a_value_serializes_with_its_forms() {
    let value = &mentions("3 شعبان 1447هـ")[0];
    let json = serde_json::to_value(value).unwrap();
    assert_eq!(json["value"]["value"], "2026-01-22");
    assert_eq!(json["value"]["hijri"], "1447-08-03");
    assert_eq!(json["value"]["granularity"], "day");
    assert_eq!(json["value"]["latest"], "2026-01-23T00:00:00");
}

#[test]
fn a_long_text_takes_linear_time() {
    let text = "من 1 إلى ".repeat(20_000);
    let began = std::time::Instant::now();
    let _ = mentions(&text);
    let brackets = "بين الأحد (".repeat(20_000);
    let _ = mentions(&brackets);
    assert!(began.elapsed().as_secs() < 20);
}

fn is_sound(text: &str) {
    let found = mentions(text);
    let inside = |span: Span| span.start < span.end && text.get(span.start..span.end).is_some();
    assert!(found.iter().all(|mention| inside(mention.span)), "{text:?}");
    assert!(
        found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start),
        "{text:?}"
    );
    let _ = calendar().resolve(text, None, Variant::Tabular);
    let _ = calendar().dateline(text, Some(&thursday()), Variant::Later);
}

proptest! {
    #[test]
    fn no_text_panics(text in any::<String>()) {
        is_sound(&text);
    }

    #[test]
    fn no_heap_of_words_of_time_panics(picks in proptest::collection::vec((0..EXPRESSIONS.len(), 0..6usize, 0..9999u32), 0..12)) {
        let glue = [" ", "/", "-", "، ", "(", " و"];
        let word = |at: usize| EXPRESSIONS[at].0.split(' ').next().unwrap_or_default();
        let pieces: Vec<String> = picks
            .iter()
            .map(|&(at, mark, number)| format!("{}{}{number}{}", word(at), glue[mark], glue[5 - mark]))
            .collect();
        let text = pieces.concat();
        is_sound(&text);
    }
}
