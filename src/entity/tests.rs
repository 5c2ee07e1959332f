use std::sync::OnceLock;

use super::{Entities, EntityKind, NameKind, PlaceRelation, Vocabulary, resolve};
use crate::{
    lexicon::Lexicon,
    morphology::Morphology,
    syntax::Syntax,
    text::{Article, Metadata},
};

struct Read {
    article: Article,
    entities: Entities,
}

impl Read {
    fn new(text: &str) -> Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
        let lexicon = LEXICON.get_or_init(|| Lexicon::builtin().unwrap());
        let article = Article::new(text, Metadata::default());
        let words = Morphology::new(lexicon).read(&article);
        let parses = Syntax::new(lexicon).parse(&article, &words, &[]);
        let vocabulary = VOCABULARY.get_or_init(|| Vocabulary::new(lexicon));
        let entities = resolve(lexicon, vocabulary, &article, &words, &parses);
        Self { article, entities }
    }

    fn names(&self) -> Vec<(&str, NameKind)> {
        self.entities
            .names
            .iter()
            .map(|name| (name.span.of(&self.article.text), name.kind))
            .collect()
    }

    /// The entity that some words mean.
    fn meant(&self, words: &str) -> &super::Entity {
        let is = |mention: &&super::Mention| mention.span.of(&self.article.text) == words;
        let mut entities = self.entities.entities.iter();
        entities
            .find(|entity| entity.mentions.iter().any(|mention| is(&mention)))
            .unwrap_or_else(|| panic!("no entity for {words}"))
    }
}

#[test]
fn person_stands_without_role_and_title() {
    let read = Read::new("التقى وزير الخارجية المصري سامح شكري الشيخ محمد بن راشد آل مكتوم في دبي.");
    assert_eq!(
        read.names(),
        [
            ("سامح شكري", NameKind::Person),
            ("محمد بن راشد آل مكتوم", NameKind::Person),
            ("دبي", NameKind::Place)
        ]
    );
}

#[test]
fn unknown_words_after_a_role_are_a_person() {
    let read = Read::new("أعلن الوزير الفنلندي بيتيري أوربو أن بلاده مستعدة.");
    assert_eq!(read.names(), [("بيتيري أوربو", NameKind::Person)]);
}

#[test]
fn clitics_are_no_part_of_a_name() {
    let read = Read::new("سافر الوفد لبيروت وبغداد.");
    assert_eq!(read.names(), [("بيروت", NameKind::Place), ("بغداد", NameKind::Place)]);
}

#[test]
fn direction_and_kind_stay_outside_the_name() {
    let read = Read::new("وقع انفجار في مدينة الرمادي وآخر جنوب لبنان.");
    assert_eq!(read.names(), [("الرمادي", NameKind::Place), ("لبنان", NameKind::Place)]);
}

#[test]
fn description_of_a_body_is_no_name() {
    let read = Read::new("قالت وزارة الدفاع العراقية إن مجلس الأمن سيجتمع.");
    assert_eq!(read.names(), [("مجلس الأمن", NameKind::Organisation)]);
}

#[test]
fn family_name_alone_is_the_person_named_before() {
    let read = Read::new("وصل جون كيري إلى عمان. وقال كيري إن المحادثات مثمرة.");
    let person = read.meant("جون كيري");
    assert_eq!(person.kind, EntityKind::Person);
    assert_eq!(person.mentions.len(), 2);
}

#[test]
fn ministers_of_one_head_are_two() {
    let read = Read::new("تفقد وزيرا الدفاع والداخلية العراقيان الحدود. وأكد وزير الداخلية أن الحدود مؤمنة.");
    let interior = read.meant("وزير الداخلية");
    assert_eq!(interior.kind, EntityKind::Role);
    assert_eq!(interior.country.as_deref(), Some("IRQ"));
    assert_eq!(interior.mentions.len(), 2);
    let shared: Vec<_> = read.entities.shared.values().flatten().collect();
    assert_eq!(shared.len(), 1);
}

#[test]
fn office_in_an_article_about_a_country_is_of_that_country() {
    let read = Read::new("أعلنت الحكومة العراقية خطتها في بغداد. وأكد وزير الدفاع نجاحها.");
    assert_eq!(read.meant("وزير الدفاع").country.as_deref(), Some("IRQ"));
}

#[test]
fn synonyms_are_one_group() {
    let read = Read::new("هاجم تنظيم داعش بلدة في سوريا. وانسحب التنظيم لاحقا. وقال الجيش إن داعش خسر المعركة.");
    let group = read.meant("تنظيم داعش");
    assert_eq!(group.key, "islamic-state");
    assert!(group.mentions.len() >= 3, "{group:?}");
}

#[test]
fn place_without_a_name_is_anchored() {
    let read = Read::new("زار القائد غرب الأنبار.");
    let place = read.meant("غرب الأنبار").place.clone().unwrap();
    assert_eq!(
        (place.uid.as_str(), place.relation),
        ("iq-anbar-gov", PlaceRelation::Within)
    );
    assert!(place.within.iter().any(|(uid, _)| uid == "iq"));
}

#[test]
fn kind_before_a_name_chooses_the_place() {
    let read = Read::new("أعلنت محافظة حلب حظر التجول.");
    assert_eq!(read.meant("حلب").place.clone().unwrap().kind, "governorate");
    let read = Read::new("وصلت القافلة إلى مدينة حلب.");
    assert_eq!(read.meant("حلب").place.clone().unwrap().kind, "city");
}

#[test]
fn every_phrase_means_an_entity_and_names_are_disjoint() {
    let read = Read::new("قال د. أحمد، ثم قال: نعم. ـ و ( ) « » عبد بن أبو آل. من . هل؟ 12 في abc");
    for window in read.entities.names.windows(2) {
        assert!(window[0].span.end <= window[1].span.start);
    }
    for entity in &read.entities.entities {
        assert!(!entity.mentions.is_empty());
    }
    for ids in &read.entities.of_phrase {
        assert!(ids.iter().all(|&id| id < read.entities.entities.len()));
    }
}

/// Names of places as news bears them, with the place that each should mean; the sentence is ours.
#[test]
fn places_named_in_news_are_those_of_the_gazetteer() {
    let rows: Vec<Vec<&str>> = include_str!("../../fixtures/places.tsv")
        .lines()
        .skip(1)
        .map(|row| row.split('\t').collect())
        .collect();
    let mut wrong: Vec<String> = Vec::new();
    for row in &rows {
        let read = Read::new(&format!("وصل الوفد إلى {}.", row[0]));
        let place = read.entities.entities.iter().find_map(|entity| {
            let place = entity.place.as_ref()?;
            Some((place.uid.clone(), entity.country.clone().unwrap_or_default()))
        });
        if place != Some((row[1].to_owned(), row[2].to_owned())) {
            wrong.push(format!("{}: {place:?}", row[0]));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn office_and_holder_are_one_person_of_his_own_country() {
    let read = Read::new(
        "قال وزير الدفاع العراقي ثابت العباسي إن الجيش يستعد. وأضاف العباسي أن الخطة جاهزة، وأكد وزير الدفاع ذلك. \
         وزار رئيس الوزراء محمد شياع السوداني أنقرة.",
    );
    let minister = read.meant("وزير الدفاع");
    assert_eq!(minister.name, "ثابت العباسي");
    assert_eq!(minister.country.as_deref(), Some("IRQ"));
    let sudani = read.meant("محمد شياع السوداني");
    assert_eq!(sudani.country.as_deref(), Some("IRQ"));
}

#[test]
fn army_of_the_article_is_the_army_of_its_country() {
    let read = Read::new("أعلنت الحكومة العراقية خطة جديدة. وقال ناطق إن الجيش سينفذها مع القوات الأميركية.");
    assert_eq!(read.meant("الجيش").key, "irq-army");
    assert_eq!(read.meant("القوات الأميركية").key, "usa-army");
}

#[test]
fn ministers_of_a_shared_head_are_met_again() {
    let read = Read::new("تفقد وزيرا الدفاع والداخلية العراقيان الحدود. وقال وزير الداخلية إن الشريط مؤمن.");
    let key = &read.meant("وزير الداخلية").key;
    assert_eq!(key, "role:وزير-داخليه@IRQ");
    let same = read
        .entities
        .entities
        .iter()
        .filter(|entity| entity.key == *key)
        .count();
    assert_eq!(same, 1);
}

#[test]
fn town_in_talk_of_sport_is_its_club() {
    let read = Read::new("فاز ليفربول على ضيفه برشلونة في المباراة الأولى من الدوري.");
    assert_eq!(
        read.names(),
        [("ليفربول", NameKind::Organisation), ("برشلونة", NameKind::Organisation)]
    );
    let read = Read::new("وصل الوفد إلى ليفربول.");
    assert_eq!(read.names(), [("ليفربول", NameKind::Place)]);
}

#[test]
fn verbs_and_nouns_before_a_name_are_no_part_of_it() {
    let read = Read::new("وجاء فوز عبد الفتاح متأخراً، وترأس عباس الجلسة.");
    assert_eq!(
        read.names(),
        [("عبد الفتاح", NameKind::Person), ("عباس", NameKind::Person)]
    );
}

#[test]
fn part_of_the_world_with_an_adjective_is_no_name() {
    let read = Read::new("تزور الوفود الدول العربية والضفة الغربية ومكة المكرمة.");
    assert_eq!(
        read.names(),
        [("الضفة الغربية", NameKind::Place), ("مكة", NameKind::Place)]
    );
}
