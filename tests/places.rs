//! Imported gazetteers: what goes in, what is told, and which names the entity stage takes from it.
#![allow(
    clippy::unwrap_used,
    clippy::non_ascii_literal,
    reason = "tests are Arabic and may fail by panicking"
)]

use std::{path::Path, process::Command, sync::OnceLock};

use serde_json::Value;
use waqai::{
    entity::{Entity, Place},
    lexicon::{
        ImportedPlaces, Lexicon, PlacesError,
        import::{Import, ImportError, import},
    },
    pipeline::Pipeline,
};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn builtin() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::builtin().unwrap())
}

fn imported(name: &str) -> Import {
    let text = std::fs::read(Path::new(ROOT).join("fixtures/places").join(name)).unwrap();
    import(name, text.as_slice(), builtin()).unwrap()
}

fn with_places(name: &str) -> Lexicon {
    Lexicon::builtin()
        .unwrap()
        .with_places(ImportedPlaces::open(&imported(name).bytes).unwrap())
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| with_places("whosonfirst.tsv"))
}

fn entities(lexicon: &Lexicon, text: &str) -> Vec<Entity> {
    Pipeline::new(lexicon).unwrap().read(text).entities.entities
}

/// The place that the entity of a name is.
#[track_caller]
fn place(lexicon: &Lexicon, text: &str, name: &str) -> Place {
    let found = entities(lexicon, text);
    let entity = found.iter().find(|entity| entity.name == name);
    let entity = entity.unwrap_or_else(|| panic!("no {name} in {found:#?}"));
    entity.place.clone().unwrap()
}

fn names(lexicon: &Lexicon, text: &str) -> Vec<String> {
    let analysis = Pipeline::new(lexicon).unwrap().read(text);
    let names = analysis.entities.names.iter();
    names.map(|name| name.span.of(text).to_owned()).collect()
}

#[test]
fn rows_with_faults_are_told_and_the_others_taken() {
    let import = imported("whosonfirst.tsv");
    let told: Vec<String> = import.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "whosonfirst.tsv:8: lat: no degrees from -90 to 90: north",
            "whosonfirst.tsv:9: id: 9003 stands in line 4 already",
            "whosonfirst.tsv:11: 4 columns instead of 11",
        ]
    );
    assert_eq!((import.places, import.known, import.passed_over), (7, 2, 1));
}

#[test]
fn the_same_rows_give_the_same_bytes_in_any_order() {
    let text = std::fs::read_to_string(Path::new(ROOT).join("fixtures/places/geonames.txt")).unwrap();
    assert_eq!(imported("geonames.txt").bytes, imported("geonames.txt").bytes);
    let ids = |text: &str| {
        let bytes = import("x", text.as_bytes(), builtin()).unwrap().bytes;
        let places = ImportedPlaces::open(&bytes).unwrap();
        let rows = (0..places.len() as u32).map(|row| places.row(row).unwrap().uid.clone());
        rows.collect::<Vec<_>>()
    };
    let backwards: Vec<&str> = text.lines().take(4).collect::<Vec<_>>().into_iter().rev().collect();
    assert_eq!(ids(&text), ["geonames-801", "geonames-802"]);
    assert_eq!(ids(&backwards.join("\n")), ids(&text));
}

#[test]
fn the_country_told_chooses_among_places_of_one_name() {
    let place = |text| place(lexicon(), text, "تلمرجان");
    let iraqi = place("قتل ثلاثة أشخاص في تلمرجان. وأعلن العراق الحداد.");
    assert_eq!(iraqi.uid, "whosonfirst-9003");
    assert_eq!(iraqi.candidates, ["whosonfirst-9004"]);
    let within: Vec<&str> = iraqi.within.iter().map(|(uid, _)| uid.as_str()).collect();
    assert_eq!(within, ["whosonfirst-9002", "iq-nineveh-gov", "iq", "asia"]);
    assert_eq!((iraqi.latitude, iraqi.longitude), (Some(36.41), Some(42.61)));
    assert_eq!(
        place("قتل ثلاثة أشخاص في تلمرجان. وأعلنت سوريا الحداد.").uid,
        "whosonfirst-9004"
    );
    assert_eq!(
        place("قتل ثلاثة أشخاص في تلمرجان.").uid,
        "whosonfirst-9004",
        "the larger one"
    );
}

#[test]
fn an_ordinary_word_is_a_place_only_after_the_noun_of_its_kind() {
    assert!(
        names(lexicon(), "وضع الطفل الوردة على الطاولة في العراق.")
            .iter()
            .all(|name| name != "الوردة")
    );
    assert!(names(lexicon(), "شاهد الوزير الجمال في الوردة.").is_empty());
    assert_eq!(names(lexicon(), "وصل الوفد إلى قرية الوردة."), ["الوردة"]);
    assert!(names(builtin(), "وصل الوفد إلى قرية الوردة.").is_empty());
    assert!(
        names(lexicon(), "وصل الوفد إلى نهر الوردة.").is_empty(),
        "no river of that name is known"
    );
}

#[test]
fn a_place_of_the_lexicon_keeps_its_key_under_another_spelling() {
    assert_eq!(place(lexicon(), "وقع انفجار في رمادستان.", "الرمادي").uid, "iq-ramadi");
}

#[test]
fn the_noun_of_an_airport_stays_outside_its_name() {
    assert_eq!(names(lexicon(), "هبطت الطائرة في مطار تلمرجان."), ["تلمرجان"]);
    let airport = lexicon().place("whosonfirst-9010").unwrap();
    assert_eq!(
        (airport.kind.as_str(), airport.place.as_str()),
        ("airport", "whosonfirst.tsv:12")
    );
}

#[test]
fn divisions_of_geonames_are_found_by_their_codes() {
    let lexicon = with_places("geonames.txt");
    let place = place(&lexicon, "وقع انفجار في تلمرجان.", "تلمرجان");
    assert_eq!((place.uid.as_str(), place.kind.as_str()), ("geonames-802", "city"));
    assert_eq!(
        place.within[0],
        ("geonames-801".to_owned(), "محافظة المرجان".to_owned())
    );
    let told: Vec<String> = imported("geonames.txt")
        .faults
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(told, ["geonames.txt:5: geonameid: no whole number: x"]);
}

#[test]
fn other_files_are_refused() {
    let failed = |text: &[u8]| import("x", text, builtin()).unwrap_err();
    assert!(matches!(failed(b"a\tb\n1\t2\n"), ImportError::Foreign));
    assert!(matches!(failed(b""), ImportError::Foreign));
    assert!(matches!(
        failed(b"id\tcountry\ttype\tname_ar\tlat\tlon\n"),
        ImportError::Nothing
    ));
    let bytes = imported("geonames.txt").bytes;
    assert_eq!(
        ImportedPlaces::open(b"some other file").unwrap_err(),
        PlacesError::Foreign
    );
    assert_eq!(
        ImportedPlaces::open(&bytes[..bytes.len() - 1]).unwrap_err(),
        PlacesError::Damaged
    );
    let mut later = bytes.clone();
    later[8] = 9;
    assert_eq!(ImportedPlaces::open(&later).unwrap_err(), PlacesError::Version(9));
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 0x10;
        assert!(ImportedPlaces::open(&changed).is_err(), "byte {at}");
    }
}

#[test]
fn the_program_imports_and_uses_a_gazetteer() {
    let run = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_waqai"))
            .args(arguments)
            .current_dir(ROOT)
            .output()
            .unwrap();
        (
            output.status.code(),
            output.stdout,
            String::from_utf8(output.stderr).unwrap(),
        )
    };
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (places, text) = (path("iraq.places"), path("text.txt"));
    let (code, _, said) = run(&["places", "import", "fixtures/places/whosonfirst.tsv", "-o", &places]);
    assert_eq!(code, Some(1), "some rows were refused");
    assert!(said.starts_with("waqai: error: whosonfirst.tsv:8: lat: "), "{said}");
    assert!(
        said.contains("7 places, 2 of them known already; 1 rows without an Arabic name"),
        "{said}"
    );
    std::fs::write(&text, "زار الوزير تلمرجان في العراق.\n\nوقع هجوم في تلمرجان.\n").unwrap();
    let (code, events, said) = run(&["events", "--places", &places, &text]);
    assert_eq!(code, Some(0), "{said}");
    let record: Value = serde_json::from_slice(&events).unwrap();
    let places_of = |record: &Value| {
        let events = record["events"].as_array().unwrap().clone();
        let of = |event: &Value| event["locations"].as_array().unwrap().clone();
        events
            .iter()
            .flat_map(of)
            .map(|at| at["entity"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(
        places_of(&record).contains(&"p:whosonfirst-9003".to_owned()),
        "{record:#}"
    );
    let (code, _, said) = run(&["events", "--places", &text, &text]);
    assert_eq!(code, Some(2));
    assert_eq!(
        said,
        format!(
            "waqai: error: {text}: this is no file of imported places: make one with `waqai places import FILE -o OUT`\n"
        )
    );
    let (code, _, said) = run(&["places", "import", &text, "-o", &places]);
    assert_eq!(code, Some(2));
    assert!(
        said.starts_with(&format!("waqai: error: {text}: neither a table of Who's On First")),
        "{said}"
    );
    let (code, _, said) = run(&["places", "import", "no-such.tsv", "-o", &places]);
    assert_eq!(code, Some(2));
    assert!(said.starts_with("waqai: error: no-such.tsv: cannot read: "), "{said}");
}

#[test]
fn a_place_that_is_named_with_its_kind_is_one_place_of_the_event() {
    let pipeline = Pipeline::new(builtin()).unwrap();
    let analysis = pipeline.read("زار وزير الدفاع العراقي مدينة الموصل يوم الثلاثاء.");
    let text = &analysis.article.text;
    let visit = &analysis.events[0];
    let places: Vec<&str> = visit.locations.iter().map(|location| location.span.of(text)).collect();
    assert_eq!(places, ["مدينة الموصل"]);
}
