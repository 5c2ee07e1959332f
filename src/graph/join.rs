//! Joins of two versions of a value: commutative, associative, idempotent.

/// The union of a sorted list without doubles with another list.
pub fn set<T: Ord>(into: &mut Vec<T>, other: Vec<T>) {
    for value in other {
        if let Err(at) = into.binary_search(&value) {
            into.insert(at, value);
        }
    }
}

/// The greater of two values; something is greater than nothing.
pub fn greater<T: PartialOrd>(into: &mut T, other: T) {
    if other > *into {
        *into = other;
    }
}

/// The longer of two names; of equally long ones the one that sorts last.
pub fn name(into: &mut String, other: String) {
    if (other.chars().count(), &other) > (into.chars().count(), into) {
        *into = other;
    }
}
