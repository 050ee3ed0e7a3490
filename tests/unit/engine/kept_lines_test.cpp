// Lines that a delta copied are kept only where they are whole lines of both texts; and what is
// kept and looked at anew is what a look at the whole text tells: random deltas, and packs that
// git made.
#include "auditor/engine/kept_lines.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "auditor/formats/reader.hpp"
#include "auditor/git/pack/buffer.hpp"
#include "auditor/git/pack/pack_file.hpp"
#include "auditor/git/pack/pack_walk.hpp"
#include "rules/catalog.hpp"
#include "rules/line_matcher.hpp"
#include "tests/support/git_repository.hpp"
#include "tests/support/pack_builder.hpp"

namespace phiward {
namespace {

using test::commit_text;
using test::delta_size;
using test::file_text;
using Random = std::mt19937;

const LineMatcher& matcher() {
  static const Catalog catalog = Catalog::load();
  static const LineMatcher made(catalog, format_markers());
  return made;
}

std::size_t below(Random& random, std::size_t bound) { return random() % bound; }

// Words that gates, keys, markers and weak shapes are made of, and line ends of all kinds. No
// value is complete: numbers are of the random's choosing.
std::string some_text(Random& random, std::size_t pieces) {
  static const std::vector<std::string> kPieces = {
      "mrn: ",       "patient ",
      "pt ",         "dob=",
      "\"ssn\": \"", "PID|",
      "NM1*",        "<td>",
      "name = ",     "(",
      ") ",          "-",
      ".",           " of the ",
      "phone",       "\r\n",
      "\n",          "\n",
      "\n",          "\n\n",
      "word ",       "if (x == y) return; // nothing to be seen here "};
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) {
    const std::size_t piece = below(random, kPieces.size() + 4);
    if (piece < kPieces.size()) {
      text += kPieces[piece];
    } else {
      for (std::size_t digits = 2 + below(random, 8); digits > 0; --digits) {
        text += static_cast<char>('0' + below(random, 10));
      }
    }
  }
  return text;
}

struct Made {
  std::string delta, text;
};

// A delta of random copies (also of no line as a whole) and inserted texts.
Made some_delta(Random& random, const std::string& base) {
  std::string runs;
  Made made;
  for (std::size_t count = below(random, 12); count > 0; --count) {
    if (!base.empty() && below(random, 3) > 0) {
      const std::size_t from = below(random, base.size());
      const std::size_t size = 1 + below(random, std::min<std::size_t>(base.size() - from, 4000));
      runs += '\xb3';  // two bytes of offset, two of size
      for (const std::size_t number : {from, size}) {
        runs += static_cast<char>(number & 255U);
        runs += static_cast<char>(number >> 8U & 255U);
      }
      made.text += base.substr(from, size);
    } else {
      const std::string text = some_text(random, 1 + below(random, 8)).substr(0, 127);
      runs += static_cast<char>(text.size());
      runs += text;
      made.text += text;
    }
  }
  made.delta = delta_size(base.size()) + delta_size(made.text.size()) + runs;
  return made;
}

std::set<std::uint32_t> kinds_in(const Sightings& seen) {
  std::set<std::uint32_t> kinds;
  for (const auto& witness : seen.witnesses) kinds.insert(witness.kind);
  return kinds;
}

void check_same(const Sightings& kept, std::string_view text) {
  const Sightings whole = matcher().see(text);
  BOOST_TEST((kept.hits == whole.hits));
  BOOST_TEST((kept.hints == whole.hints));
  BOOST_TEST((kept.weak == whole.weak));
  BOOST_TEST((kinds_in(kept) == kinds_in(whole)));
}

bool is_whole(std::string_view text, std::size_t begin, std::size_t end) {
  return (begin == 0 || text[begin - 1] == '\n') && (end == text.size() || text[end - 1] == '\n');
}

struct Note : PackNote {
  explicit Note(Sightings sightings) : seen(std::move(sightings)) {}
  [[nodiscard]] std::size_t bytes() const override { return seen.bytes(); }
  Sightings seen;
};

// How many blobs were made from what had been seen.
std::size_t check_packs(const test::GitRepository& made, std::uint64_t max_held_bytes) {
  std::size_t kept_blobs = 0;
  PackVisitor visitor;
  visitor.noted = [&](const ObjectId&, ObjectType, std::string_view bytes,
                      const PackOrigin* origin) -> std::unique_ptr<PackNote> {
    if (origin == nullptr) return std::make_unique<Note>(matcher().see(bytes));
    const auto kept = kept_lines(origin->base, origin->delta, bytes);
    if (!kept.empty()) ++kept_blobs;
    const Sightings& before = dynamic_cast<const Note&>(origin->note).seen;
    Sightings seen = matcher().see_again(bytes, before, kept);
    check_same(seen, bytes);
    return std::make_unique<Note>(std::move(seen));
  };
  visitor.unreadable = [](const ObjectId&, std::string_view) { BOOST_TEST(false); };
  PackWalkSettings settings;
  settings.max_held_bytes = max_held_bytes;
  for (const auto& path : pack_indexes(made.path() / "objects")) {
    const PackFile file(path);
    const DeltaForest forest(file.pack(), file.index());
    PackWalk walk(file.pack(), file.index(), forest, settings);
    for (const auto& group : forest.groups(1)) walk.walk(group, visitor);
  }
  return kept_blobs;
}

BOOST_AUTO_TEST_SUITE(kept_lines_of_deltas)

BOOST_AUTO_TEST_CASE(random_deltas_keep_what_a_whole_look_tells) {
  std::size_t kept_in_all = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    Random random(seed);
    std::string base = some_text(random, below(random, 900));
    Sightings seen = matcher().see(base);
    for (int version = 0; version < 12; ++version) {
      const Made made = some_delta(random, base);
      const Delta delta = Delta::parse(made.delta).value();
      const auto kept = kept_lines(base, delta, made.text);
      BOOST_TEST_CONTEXT("seed " << seed << ", version " << version) {
        std::size_t end = 0;
        for (const KeptLines& lines : kept) {
          const std::size_t size = lines.lines.size();
          BOOST_TEST(lines.lines.begin >= end);
          BOOST_TEST(
              (made.text.substr(lines.lines.begin, size) == base.substr(lines.before, size)));
          BOOST_TEST(is_whole(made.text, lines.lines.begin, lines.lines.end));
          BOOST_TEST(is_whole(base, lines.before, lines.before + size));
          end = lines.lines.end;
        }
        seen = matcher().see_again(made.text, seen, kept);
        check_same(seen, made.text);
      }
      kept_in_all += kept.size();
      base = made.text.substr(0, 60'000);
      if (base.size() < made.text.size()) seen = matcher().see(base);
    }
  }
  BOOST_TEST(kept_in_all > 100U);
}

BOOST_AUTO_TEST_CASE(versions_of_files_in_a_pack_keep_what_a_whole_look_tells) {
  Random random(7);
  const test::GitRepository made;
  std::string stream;
  std::string text = some_text(random, 1500);
  for (int i = 1; i <= 80; ++i) {
    const std::size_t at = below(random, text.size());
    text.replace(at, std::min<std::size_t>(below(random, 60), text.size() - at),
                 some_text(random, below(random, 6)));
    stream += commit_text("main", i, 1000 * i, "Commit", file_text("a.txt", text));
  }
  made.import(stream);
  made.git("repack -adfq --depth=50 --window=10");
  BOOST_TEST(check_packs(made, std::uint64_t{1} << 28) > 40U);
  check_packs(made, 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
