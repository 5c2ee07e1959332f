//! The command line: exit codes, messages, bytes.
#![allow(
    clippy::unwrap_used,
    clippy::non_ascii_literal,
    reason = "tests are Arabic and may fail by panicking"
)]

mod command;

use std::{
    io::{Read, Write},
    path::Path,
    process::{Command, Output, Stdio},
};

use command::{ROOT, said, waqai};
use serde_json::Value;

fn fed(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_waqai"))
        .args(arguments)
        .current_dir(ROOT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Exit code and messages of a malformed input.
#[track_caller]
fn malformed(name: &str, code: i32, messages: &[&str]) {
    let path = format!("fixtures/malformed/{name}");
    let output = waqai(&["events", &path]);
    let expected: String = messages
        .iter()
        .map(|line| format!("waqai: {}\n", line.replace('@', &path)))
        .collect();
    assert_eq!((output.status.code(), said(&output)), (Some(code), expected));
}

#[test]
fn malformed_inputs_are_named_with_place_and_cause() {
    malformed("empty.txt", 0, &["note: @: there is nothing to read: no words"]);
    malformed(
        "headline-only.txt",
        0,
        &["note: @: one line that is no sentence: a headline without its article?"],
    );
    malformed(
        "no-date.txt",
        0,
        &["note: @:3:25: counted from a reference date, and none is given: أمس"],
    );
    malformed(
        "impossible-date.txt",
        0,
        &["note: @:3:10: there is no such day: 34 رجب 1447"],
    );
    malformed(
        "two-dates.txt",
        0,
        &["note: @:3:1: the Hijri date would be 2026-02-03; the Gregorian date is taken: 15 شعبان 1447"],
    );
    malformed(
        "latin.txt",
        0,
        &[
            "note: @: no word in Arabic letters: is this the right file?",
            "note: @:1:34: counted from a reference date, and none is given: Tuesday",
        ],
    );
    malformed(
        "persian.txt",
        0,
        &["note: @:1:1: this looks like Persian, and is read as if it were Arabic: رئیس‌جمهور"],
    );
    malformed("mixed-digits.txt", 0, &[]);
    malformed("utf-16.txt", 0, &[]);
    malformed(
        "windows-1256.txt",
        0,
        &["note: @: neither UTF-8 nor declared: read as windows-1256"],
    );
    malformed(
        "broken-utf-8.txt",
        0,
        &["note: @:3: byte 78 of the file is not valid UTF-8: read as U+FFFD"],
    );
    malformed(
        "broken-utf-8.jsonl",
        0,
        &["note: @:2: byte 98 of the file is not valid UTF-8: read as U+FFFD"],
    );
    let nothing = "error: nothing could be read";
    malformed(
        "utf-16-unmarked.txt",
        2,
        &[
            "error: @: byte 7 is NUL: this is no text (a text in UTF-16 begins with a byte order mark)",
            nothing,
        ],
    );
    malformed(
        "invalid-utf-8.html",
        2,
        &["error: @: not valid UTF-8: give the file in UTF-8", nothing],
    );
    malformed(
        "nul.txt",
        2,
        &[
            "error: @: byte 3 is NUL: this is no text (a text in UTF-16 begins with a byte order mark)",
            nothing,
        ],
    );
    malformed(
        "not-an-archive.txt.gz",
        2,
        &["error: @: cannot read: incomplete deflate stream", nothing],
    );
    malformed(
        "broken-line.jsonl",
        1,
        &[
            "error: @:2: column 17: EOF while parsing a value: a line is an object with `id` and `text`",
            "error: @:3: column 10: missing field `text`: a line is an object with `id` and `text`",
        ],
    );
}

#[test]
fn digits_of_two_scripts_make_one_date() {
    let shown = printed(&waqai(&[
        "explain",
        "-q",
        "-s",
        "calendar",
        "fixtures/malformed/mixed-digits.txt",
    ]));
    assert!(shown.contains("٢٢ يناير 2026\t2026-01-22"), "{shown}");
}

#[test]
fn a_day_that_is_not_is_no_date_of_an_event() {
    let shown = printed(&waqai(&[
        "explain",
        "-q",
        "-s",
        "calendar",
        "fixtures/malformed/impossible-date.txt",
    ]));
    assert!(!shown.contains("2026-"), "{shown}");
    let two = printed(&waqai(&[
        "explain",
        "-q",
        "-s",
        "calendar",
        "fixtures/malformed/two-dates.txt",
    ]));
    assert!(two.contains("2026-01-22"), "{two}");
}

#[test]
fn standard_input_is_held_to_the_same_rules() {
    let expect = |input: &[u8], code: i32, message: &str| {
        let output = fed(&["events", "-"], input);
        assert_eq!((output.status.code(), said(&output).as_str()), (Some(code), message));
    };
    expect(b"", 0, "waqai: note: -: there is nothing to read: no words\n");
    expect(
        b"x\0",
        2,
        "waqai: error: -: byte 1 is NUL: this is no text (a text in UTF-16 begins with a byte order mark)\n\
         waqai: error: nothing could be read\n",
    );
    expect(
        b"\xff\xfe\0",
        2,
        "waqai: error: -: not valid UTF-16LE: give the file in UTF-8\nwaqai: error: nothing could be read\n",
    );
    let output = fed(&["date", "-"], b"\xd8\n");
    assert_eq!(
        (output.status.code(), said(&output).as_str()),
        (Some(1), "waqai: error: -:1: not valid UTF-8\n")
    );
}

#[test]
fn files_that_are_missing_and_folders_in_their_place_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().to_str().unwrap();
    for wrong in ["no-such-file", folder] {
        for arguments in [
            vec!["evaluate", wrong],
            vec!["evaluate", "--events", wrong, "fixtures/malformed/empty.txt"],
            vec!["--places", wrong, "date", "x"],
            vec!["places", "import", wrong, "-o", "x"],
        ] {
            let output = waqai(&arguments);
            let named = said(&output).starts_with(&format!("waqai: error: {wrong}: "));
            assert!(
                named && output.status.code() == Some(2),
                "{arguments:?}: {}",
                said(&output)
            );
        }
    }
    let file = "fixtures/malformed/empty.txt";
    for arguments in [
        vec!["--lexicon", file, "date", "x"],
        vec!["lexicon", "check", file],
        vec!["schema", "graph", "-o", folder],
    ] {
        let output = waqai(&arguments);
        let named = [file, folder]
            .iter()
            .any(|it| said(&output).starts_with(&format!("waqai: error: {it}: ")));
        assert!(
            named && output.status.code() == Some(2),
            "{arguments:?}: {}",
            said(&output)
        );
    }
    let output = waqai(&["graph", "no-such-file"]);
    assert_eq!(
        (output.status.code(), said(&output).as_str()),
        (
            Some(2),
            "waqai: error: no-such-file: no such file, and no file fits it as a pattern\nwaqai: error: nothing could be read\n"
        )
    );
}

#[test]
fn every_command_that_reads_articles_names_what_is_wrong() {
    let path = "fixtures/malformed/nul.txt";
    for command in ["graph", "timeline", "events", "explain"] {
        let output = waqai(&[command, path, "fixtures/malformed/no-date.txt"]);
        let named = said(&output).contains(&format!("waqai: error: {path}: byte 3 is NUL"));
        assert!(named && output.status.code() == Some(1), "{command}: {}", said(&output));
    }
}

#[test]
fn encodings_give_the_same_events() {
    let events = |name: &str| {
        let output = waqai(&["events", "-q", &format!("fixtures/malformed/{name}")]);
        let mut record: Value = serde_json::from_slice(&output.stdout).unwrap();
        record["id"] = Value::Null;
        record
    };
    assert_eq!(events("utf-16.txt"), events("windows-1256.txt"));
}

#[test]
fn a_missing_file_does_not_stop_the_others() {
    let output = waqai(&["events", "-q", "no-such-file.txt", "fixtures/articles/valley-flood.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        said(&output),
        "waqai: error: no-such-file.txt: no such file, and no file fits it as a pattern\n"
    );
    assert_eq!(
        serde_json::from_slice::<Value>(&output.stdout).unwrap()["id"],
        "valley-flood"
    );
}

#[test]
fn wrong_arguments_are_code_2() {
    assert_eq!(waqai(&["graph"]).status.code(), Some(2));
    assert_eq!(waqai(&["graph", "x", "-f", "gif"]).status.code(), Some(2));
    let output = waqai(&["date", "أمس", "--reference", "yesterday"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("yesterday is no date: write 2026-01-22 or 2026-01-22T19:07"));
    let output = waqai(&["explain", "-s", "text", "-f", "conllu", "fixtures/articles"]);
    assert_eq!(
        said(&output),
        "waqai: error: CoNLL-U shows words and what they hang on: use --stage morphology or syntax\n"
    );
}

/// The words of a sentence in CoNLL-U by number: form, head, relation.
fn hung(sentence: &str) -> Vec<(String, usize, String)> {
    let rows = sentence
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    let words = rows.map(|row| row.split('\t').collect::<Vec<_>>());
    words
        .filter(|cells| !cells[0].contains('-'))
        .map(|cells| (cells[1].to_owned(), cells[6].parse().unwrap(), cells[7].to_owned()))
        .collect()
}

#[test]
fn syntax_in_conllu_is_a_tree_in_every_sentence() {
    let output = waqai(&["explain", "-s", "syntax", "-f", "conllu", "fixtures/articles"]);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    let sentences: Vec<_> = text.split("\n\n").map(hung).filter(|words| !words.is_empty()).collect();
    assert!(sentences.len() > 40);
    for words in &sentences {
        assert_eq!(words.iter().filter(|(_, head, _)| *head == 0).count(), 1, "{words:?}");
        for start in 1..=words.len() {
            let path = std::iter::successors(Some(start), |at| Some(words[at - 1].1).filter(|head| *head > 0));
            assert!(
                path.take(words.len() + 1).count() <= words.len(),
                "a circle at {start}: {words:?}"
            );
        }
    }
}

#[test]
fn syntax_in_conllu_tells_subject_object_and_clause() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    std::fs::write(&path, "قالت الشرطة إن دورياتها ضبطت شاحنتين").unwrap();
    let output = waqai(&["explain", "-s", "syntax", "-f", "conllu", path.to_str().unwrap()]);
    let words = hung(&String::from_utf8(output.stdout).unwrap());
    let shown: Vec<String> = words
        .iter()
        .map(|(form, head, relation)| {
            let above = head.checked_sub(1).map_or("-", |at| words[at].0.as_str());
            format!("{form} {relation} {above}")
        })
        .collect();
    assert_eq!(
        shown,
        [
            "قالت root -",
            "الشرطة nsubj قالت",
            "إن mark ضبطت",
            "دوريات nsubj ضبطت",
            "ها nmod دوريات",
            "ضبطت ccomp قالت",
            "شاحنتين obj ضبطت",
        ]
    );
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let output = waqai(&["schema", "graph", "-o", "no/such/folder/x.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).starts_with("waqai: error: no/such/folder/x.json: cannot write: "));
}

#[test]
fn a_folder_a_pattern_and_packed_files_are_read_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read(Path::new(ROOT).join("fixtures/articles/rate-cut.txt")).unwrap();
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(&text).unwrap();
    std::fs::write(folder.path().join("b.txt.gz"), packed.finish().unwrap()).unwrap();
    std::fs::write(folder.path().join("a.txt"), &text).unwrap();
    let zstd = ruzstd::encoding::compress_to_vec(text.as_slice(), ruzstd::encoding::CompressionLevel::Fastest);
    std::fs::write(folder.path().join("c.txt.zst"), zstd).unwrap();
    std::fs::write(folder.path().join("picture.png"), b"\x89PNG").unwrap();
    let ids = |input: &str| -> Vec<String> {
        let output = waqai(&["events", "-q", input]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let lines = printed(&output);
        let id = |line: &str| {
            serde_json::from_str::<Value>(line).unwrap()["id"]
                .as_str()
                .unwrap()
                .to_owned()
        };
        lines.lines().map(id).collect()
    };
    assert_eq!(ids(folder.path().to_str().unwrap()), ["a", "b", "c"]);
    assert_eq!(ids(&format!("{}/*.gz", folder.path().display())), ["b"]);
}

#[test]
fn a_folder_without_articles_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let output = waqai(&["graph", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("the folder holds no files to read"));
}

#[test]
fn a_page_is_read_for_its_article() {
    let text = std::fs::read_to_string(Path::new(ROOT).join("fixtures/articles/valley-flood.txt")).unwrap();
    let paragraphs: String = text
        .lines()
        .skip(2)
        .filter(|line| !line.is_empty())
        .map(|line| format!("<p>{line}</p>"))
        .collect();
    let title = text.lines().next().unwrap();
    let menu = "<nav><a href='/'>الرئيسية</a></nav>";
    let page = format!(
        "<!doctype html><html lang=ar><head><meta charset=utf-8><title>{title}</title></head><body>{menu}<article><h1>{title}</h1>{paragraphs}</article></body></html>"
    );
    let output = fed(&["explain", "--stage", "text", "-"], page.as_bytes());
    let shown = printed(&output);
    assert!(shown.contains("لقي|سبعة|أشخاص|مصرعهم"), "{shown}{}", said(&output));
    assert!(!shown.contains("الرئيسية"), "{shown}");
}

#[test]
fn standard_input_may_be_text_or_lines() {
    let text = fed(&["events", "-q", "-"], "زار الوزير بغداد.".as_bytes());
    assert_eq!(serde_json::from_slice::<Value>(&text.stdout).unwrap()["id"], "stdin");
    let lines = fed(
        &["events", "-q", "-"],
        "{\"id\": \"x\", \"text\": \"زار الوزير بغداد.\"}\n".as_bytes(),
    );
    assert_eq!(serde_json::from_slice::<Value>(&lines.stdout).unwrap()["id"], "x");
}

#[test]
fn a_closed_pipe_is_success() {
    for arguments in [
        &["explain", "-q", "fixtures/articles"][..],
        &["graph", "-q", "fixtures/articles"],
        &["graph", "-q", "-f", "dot", "fixtures/articles"],
        &["events", "-q", "fixtures/articles"],
        &["timeline", "-q", "fixtures/articles"],
        &["places", "import", "-q", "fixtures/places/geonames.txt"],
        &["schema", "graph"],
        &["man"],
    ] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_waqai"))
            .args(arguments)
            .current_dir(ROOT)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut errors = String::new();
        child.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
        let told = errors.lines().all(|line| line.contains("geonames.txt:5:"));
        assert!(
            child.wait().unwrap().code() == Some(0) && told,
            "{arguments:?}: {errors}"
        );
    }
}

#[test]
fn threads_do_not_change_a_byte() {
    let with = |threads: &str| waqai(&["graph", "-q", "--threads", threads, "fixtures/articles"]).stdout;
    let one = with("1");
    assert!(!one.is_empty());
    assert!(one == with("4"));
    assert!(one == with("4"));
}

#[test]
fn shards_merge_to_the_whole() {
    use waqai::{export::json, graph::Graph};
    let read = |input: &str| json::read(&printed(&waqai(&["graph", "-q", input]))).unwrap();
    let whole = read("fixtures/articles");
    let mut merged = Graph::new();
    for shard in ["fixtures/articles/[n-z]*.txt", "fixtures/articles/[a-m]*.txt"] {
        merged.merge(&read(shard)).unwrap();
    }
    assert!(json::write(&merged) == json::write(&whole));
}

#[test]
fn a_date_is_explained() {
    let output = waqai(&["date", "03 شعبان 1447 19:07"]);
    assert!(
        printed(&output).contains("value: 2026-01-22T19:07\nHijri: 1447-08-03\n"),
        "{}",
        printed(&output)
    );
    let output = waqai(&["date", "أمس", "--reference", "2026-01-22", "--json"]);
    assert_eq!(
        serde_json::from_slice::<Value>(&output.stdout).unwrap()["value"],
        "2026-01-21"
    );
}

#[test]
fn another_hijri_calendar_moves_a_date() {
    let day = |variant: &str| {
        let output = waqai(&["date", "3 شعبان 1447", "--json", "--hijri-variant", variant]);
        serde_json::from_slice::<Value>(&output.stdout).unwrap()["value"].clone()
    };
    assert_eq!(day("umm-al-qura"), "2026-01-22");
    assert_eq!(day("+1"), "2026-01-23");
    assert_eq!(day("-1"), "2026-01-21");
    let refused = waqai(&["date", "3 شعبان 1447", "--hijri-variant", "lunar"]);
    assert_eq!(refused.status.code(), Some(2));
}

#[test]
fn date_lines_give_an_object_each() {
    let output = fed(&["date", "-"], "2026-01-22T19:07\tأمس\n\tلا شيء\n".as_bytes());
    let lines = printed(&output);
    let values: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["value"].clone())
        .collect();
    assert_eq!(values, [Value::from("2026-01-21"), Value::Null]);
}

#[test]
fn words_are_listed_with_clitics_apart() {
    let output = fed(
        &["explain", "--stage", "morphology", "-f", "jsonl", "-"],
        "وقال للوزير.".as_bytes(),
    );
    let record: Value = serde_json::from_slice(&output.stdout).unwrap();
    let words: Vec<(u64, u64, &str)> = record["words"]
        .as_array()
        .unwrap()
        .iter()
        .map(|word| {
            (
                word["start"].as_u64().unwrap(),
                word["end"].as_u64().unwrap(),
                word["upos"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        words,
        [
            (0, 1, "PART"),
            (1, 4, "VERB"),
            (5, 6, "ADP"),
            (6, 11, "NOUN"),
            (11, 12, "PUNCT")
        ]
    );
}

#[test]
fn an_overlay_adds_words() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("places")).unwrap();
    let header = "uid\tname\tvariants\tenglish\ttype\tparent\tcountry\tlat\tlon\tnisba\tsource";
    let row = "iq-testville\tتستوفيل\t\tTestville\ttown\tiq\tIRQ\t33\t44\t\tour own";
    let table = folder.path().join("places/own.tsv");
    std::fs::write(&table, format!("{header}\n{row}\n")).unwrap();
    let arguments = [
        "--lexicon",
        folder.path().to_str().unwrap(),
        "lexicon",
        "look",
        "تستوفيل",
    ];
    assert!(printed(&waqai(&arguments)).contains("place iq-testville"));
    std::fs::write(&table, format!("{header}\n{}\n", row.replace("33", "north"))).unwrap();
    let output = waqai(&arguments);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        said(&output).contains("places/own.tsv:2: lat: no number: north"),
        "{}",
        said(&output)
    );
}

#[test]
fn lexicon_check_names_every_fault() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("roles.tsv"),
        "lemma\tgender\tplural\tsector\tgloss\nب\tm\tون\tGOV\tb\nأ\tm\tون\tGOV\ta \n",
    )
    .unwrap();
    let output = waqai(&["lexicon", "check", folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let expected = "roles.tsv:3: gloss: blank at the edge of the cell\n\
                    roles.tsv:3: the row sorts before the one above it (LC_ALL=C sort)\n\
                    1 tables, 2 rows, 2 faults\n";
    assert_eq!(printed(&output), expected);
}

#[test]
fn weights_go_into_a_new_folder_or_nothing_is_learnt() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let article = r#"{"id": "a", "text": "زار الوزير عدن.", "events": [{"trigger": {"start": 0, "end": 3}, "type": "CONSULT",
        "actors": [{"start": 4, "end": 10}], "locations": [{"start": 11, "end": 14, "role": "at"}], "modality": "asserted", "polarity": "positive"}]}"#;
    std::fs::write(at("articles.jsonl"), article.replace('\n', " ")).unwrap();
    let output = waqai(&["lexicon", "learn", &at("articles.jsonl"), "-o", &at("new/weights")]);
    assert_eq!(said(&output), "");
    let table = std::fs::read_to_string(at("new/weights/actor.tsv")).unwrap();
    assert_eq!(table.lines().next(), Some("feature\tweight\thidden"));
    let output = waqai(&["lexicon", "learn", &at("articles.jsonl"), "-o", &at("articles.jsonl")]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("articles.jsonl"), "{}", said(&output));
}

#[test]
fn completions_and_manual_name_every_command() {
    let manual = printed(&waqai(&["man"]));
    let completions = printed(&waqai(&["completions", "bash"]));
    for command in [
        "graph", "timeline", "events", "date", "explain", "evaluate", "schema", "lexicon",
    ] {
        assert!(manual.contains(command), "{command} in the manual");
        assert!(completions.contains(command), "{command} in the completions");
    }
}

#[test]
fn a_timeline_names_days_in_both_calendars() {
    let shown = printed(&waqai(&["timeline", "-q", "fixtures/articles/rate-cut.txt"]));
    assert!(
        shown.contains("2025-07-29  \u{2068}الثلاثاء 29 يوليو 2025\u{2069}  \u{2068}4 صفر 1447 هـ\u{2069}\n"),
        "{shown}"
    );
}

/// Reads a line of this sentence again and again; ten megabytes where the program is optimised, less where it is not.
fn long_line(sentence: &str) {
    let size = if cfg!(debug_assertions) { 300_000 } else { 10_000_000 };
    let input = sentence.repeat(size / sentence.len());
    let output = fed(&["explain", "-q", "--stage", "text", "-"], input.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(output.stdout.len() > input.len());
}

#[test]
fn one_line_of_ten_megabytes_is_read() {
    long_line("قرب البيت الكبير شجرة ");
}

#[test]
#[ignore = "filling roles takes time in proportion to the square of the events"]
fn one_line_of_ten_megabytes_of_events_is_read() {
    long_line("زار الوزير مدينة البصرة ");
}
