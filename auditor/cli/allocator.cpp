// What jemalloc is to do, which it reads before main begins (jemalloc(3), TUNING).
//
// An audit goes through gigabytes of short-lived buffers and tables of many megabytes: it takes
// memory in pages of 2 MiB, as small ones cost it a twentieth of its time. Large buffers come from
// the arena of their thread, which has some at hand; by default they are given back to the system
// at once. A push needs a few megabytes: to set large pages to zero would take it 2 ms, often 10.
#include <string_view>

extern "C" {
// NOLINTBEGIN(readability-identifier-naming): jemalloc's name
extern const char* malloc_conf;
const char* malloc_conf = "thp:always,oversize_threshold:0";
// NOLINTEND(readability-identifier-naming)
}

namespace {

void choose_pages(int count, char** arguments, char** /*environment*/) {
  if (count > 1 && std::string_view(arguments[1]) == "gate") {
    malloc_conf = "thp:never,oversize_threshold:0";
  }
}

// Called with main's arguments before anything takes memory (the ELF specification's
// DT_PREINIT_ARRAY; glibc gives the arguments).
[[gnu::section(".preinit_array"), gnu::used]] void (*const kBeforeAll)(int, char**,
                                                                       char**) = choose_pages;

}  // namespace
