// What jemalloc is to do, which it reads before main begins (jemalloc(3), TUNING): take memory in
// pages of 2 MiB. An audit goes through gigabytes of short-lived buffers and tables of many
// megabytes; small pages cost it a twentieth of its time.
extern "C" {
// NOLINTBEGIN(readability-identifier-naming): jemalloc's name
extern const char* const malloc_conf;
const char* const malloc_conf = "thp:always,metadata_thp:auto";
// NOLINTEND(readability-identifier-naming)
}
