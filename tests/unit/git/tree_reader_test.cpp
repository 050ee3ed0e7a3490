// Trees read beside one that they are like, held against the same trees read alone.
#include "auditor/git/tree_reader.hpp"

#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>
#include <vector>

#include "auditor/git/git_error.hpp"
#include "rules/dice.hpp"
#include "tests/support/pack_builder.hpp"

namespace phiward::test {
namespace {

using Entries = std::vector<std::string>;  // as they stand in a tree

std::string entry(Dice& dice) {
  const ObjectId id = numbered_id(static_cast<std::uint32_t>(dice.below(3)));
  std::string bytes = dice.below(4) == 0 ? "40000 " : "100644 ";
  bytes += dice.repeat(1 + dice.below(3), "ab") + '\0';
  return bytes.append(id.bytes.begin(), id.bytes.begin() + ObjectId::kBytes);
}

std::string joined(const Entries& entries) {
  std::string bytes;
  for (const std::string& one : entries) bytes += one;
  return bytes;
}

// One or two entries more, fewer or other.
Entries edited(Entries entries, Dice& dice) {
  for (std::uint64_t edits = dice.below(3); edits > 0; --edits) {
    const auto at = entries.begin() + static_cast<std::ptrdiff_t>(dice.below(entries.size() + 1));
    if (dice.below(2) == 0 || at == entries.end()) {
      entries.insert(at, entry(dice));
    } else if (dice.below(2) == 0) {
      entries.erase(at);
    } else {
      *at = entry(dice);
    }
  }
  return entries;
}

Tree tree_of(const std::string& bytes, std::uint32_t number, const Tree* like = nullptr) {
  const auto owned = std::make_shared<const std::string>(bytes);
  return {numbered_id(number), Object(ObjectType::tree, *owned, owned), like};
}

std::size_t same_by_entries(const Tree& a, std::size_t i, const Tree& b, std::size_t j) {
  std::size_t same = 0;
  while (i + same < a.size() && j + same < b.size() && a.entry(i + same) == b.entry(j + same)) {
    ++same;
  }
  return same;
}

BOOST_AUTO_TEST_SUITE(tree_reader)

BOOST_AUTO_TEST_CASE(a_tree_beside_another_has_the_entries_it_has_alone) {
  Dice dice(11);
  for (int round = 0; round < 3'000; ++round) {
    Entries before;
    for (std::uint64_t count = dice.below(12); count > 0; --count) before.push_back(entry(dice));
    const Entries after = edited(before, dice);
    const Tree parent = tree_of(joined(before), 1);
    const Tree alone = tree_of(joined(after), 2);
    const Tree beside = tree_of(joined(after), 2, &parent);
    BOOST_REQUIRE_EQUAL(beside.size(), alone.size());
    for (std::size_t i = 0; i < alone.size(); ++i) {
      BOOST_TEST((beside.entry(i) == alone.entry(i)));
      for (std::size_t j = 0; j < parent.size(); ++j) {
        BOOST_TEST(beside.same_from(i, parent, j) == same_by_entries(alone, i, parent, j));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(damage_is_seen_beside_another_as_alone) {
  Dice dice(12);
  const Entries whole = {entry(dice), entry(dice), entry(dice), entry(dice)};
  const Tree parent = tree_of(joined(whole), 1);
  const auto readable = [](const std::string& bytes, const Tree* like) {
    try {
      return tree_of(bytes, 2, like).size() > 0 || bytes.empty();
    } catch (const GitError&) {
      return false;
    }
  };
  const std::string bytes = joined(whole);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const std::string cut = bytes.substr(0, at) + bytes.substr(at + 1);
    std::string other = bytes;
    other[at] = static_cast<char>(other[at] ^ 0x10);
    for (const std::string& damaged : {cut, other, bytes.substr(0, at), bytes.substr(at)}) {
      BOOST_TEST(readable(damaged, &parent) == readable(damaged, nullptr));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward::test
