#include <array>
#include <string_view>

#include "reports/html/sections.hpp"

namespace phiward {
namespace {

struct Word {
  std::string_view term, meaning;
};

constexpr std::array<Word, 11> kWords = {{
    {"block", "a value that identifies a patient; a push that carries it is refused"},
    {"warn", "a value that may identify a patient; a person has to look at it"},
    {"info", "worth knowing; refuses nothing"},
    {"whose",
     "patient, provider (a clinician's or an organisation's own data), made up (known test "
     "values), or not known"},
    {"commit", "one recorded change to the files, with its author, time and message"},
    {"file version", "the content of a file at one time; git keeps every version ever committed"},
    {"branch, tag", "a named line of changes, or a named point in one"},
    {"shape", "what is shown in place of a value: # for a digit, x or X for a letter"},
    {"confidence", "from 0 to 1, how sure the rule is that this is such an identifier"},
    {"fingerprint",
     "a keyed code of the value: the same value has the same code, and without the site's key "
     "nothing can be learned from it"},
    {"digest", "a code of the exact rules in force; any change of a rule changes it"},
}};

}  // namespace

void write_glossary(Markup& markup) {
  markup.nest({"section", "", {{"id", "words"}}}, [&] {
    markup.leaf({"h2"}, "Words used here");
    markup.nest({"dl", "words"}, [&] {
      for (const Word& word : kWords) {
        markup.nest({"div"}, [&] {
          markup.leaf({"dt"}, word.term);
          markup.leaf({"dd"}, word.meaning);
        });
      }
    });
  });
}

}  // namespace phiward
