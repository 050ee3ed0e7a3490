// What jemalloc is to do, which it reads before main begins (jemalloc(3), TUNING): take memory in
// pages of 2 MiB. An audit goes through gigabytes of short-lived buffers and tables of many
// megabytes; small pages cost it a twentieth of its time. Not so jemalloc's own tables, which are
// small: a push would wait for pages that stay empty. Large buffers come from the arena of their
// thread, which has some at hand; by default they are given back to the system at once.
extern "C" {
// NOLINTBEGIN(readability-identifier-naming): jemalloc's name
extern const char* const malloc_conf;
const char* const malloc_conf = "thp:always,metadata_thp:disabled,oversize_threshold:0";
// NOLINTEND(readability-identifier-naming)
}
