//! Calendar: dates in text, in both calendars.
