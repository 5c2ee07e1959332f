//! What each relation may join: the schema of the graph as far as edges go.

use super::{NodeKind, Relation};

use NodeKind::{Actor, Article, Event, Place, Statement, Time};

impl NodeKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [Article, Event, Actor, Place, Time, Statement];

    /// Its name, as labels and tables have it.
    pub const fn name(self) -> &'static str {
        match self {
            Article => "Article",
            Event => "Event",
            Actor => "Actor",
            Place => "Place",
            Time => "Time",
            Statement => "Statement",
        }
    }
}

impl Relation {
    /// The kinds of nodes that it leads from and to. Whoever takes part is an actor, or a place where a place does («the city received»).
    ///
    /// ```
    /// use waqai::graph::{NodeKind, Relation};
    /// assert_eq!(Relation::OnDate.ends(), [(NodeKind::Event, NodeKind::Time)]);
    /// ```
    pub const fn ends(self) -> &'static [(NodeKind, NodeKind)] {
        match self {
            Self::HasActor | Self::HasTarget => &[(Event, Actor), (Event, Place)],
            Self::OccurredAt | Self::MovedFrom | Self::MovedTo | Self::MovedVia => &[(Event, Place)],
            Self::OnDate => &[(Event, Time)],
            Self::SaidBy => &[(Statement, Actor), (Statement, Place)],
            Self::About => &[(Statement, Event)],
            Self::ReportedIn => &[(Event, Article), (Statement, Article)],
            Self::Before | Self::Caused => &[(Event, Event)],
            Self::MemberOf => &[(Actor, Actor), (Actor, Place)],
            Self::PartOf => &[(Event, Event), (Place, Place)],
            Self::SameAs => &[(Actor, Place)],
        }
    }
}
