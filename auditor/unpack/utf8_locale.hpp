// While it lives, this thread's names are UTF-8: libarchive gives a member no name at all if
// the locale cannot say it.
#pragma once

#include <locale.h>

namespace phiward {

class Utf8Locale {
 public:
  Utf8Locale() : before_(::uselocale(loaded())) {}
  ~Utf8Locale() { ::uselocale(before_); }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

  // From a file, once.
  static void load() { loaded(); }

 private:
  // Null if the system has none: then nothing changes.
  static locale_t loaded() {
    static const locale_t kLocale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return kLocale;
  }

  locale_t before_;
};

}  // namespace phiward
