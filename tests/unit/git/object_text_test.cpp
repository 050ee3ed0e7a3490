#include "auditor/git/object_text.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <limits>
#include <string>

using namespace phiward;

namespace {

const std::string kTree(40, 'a');
const std::string kParent(40, 'b');

std::string entry(const std::string& mode, const std::string& name, char id) {
  return mode + ' ' + name + '\0' + std::string(20, id);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(object_text)

BOOST_AUTO_TEST_CASE(a_commit_gives_its_tree_parents_people_time_and_message) {
  const std::string text = "tree " + kTree + "\nparent " + kParent + "\nparent " + kTree +
                           "\nauthor A <a@x> 5 +0000\ncommitter C <c@x> 1700000000 +0200\n"
                           "gpgsig -----BEGIN\n more\n\nSubject\n\nBody\n";
  const auto commit = parse_commit(text);
  BOOST_REQUIRE(commit);
  BOOST_TEST(commit->tree.hex() == kTree);
  BOOST_REQUIRE_EQUAL(commit->parents.size(), 2U);
  BOOST_TEST(commit->parents[0].hex() == kParent);
  BOOST_TEST(identity_of(commit->author) == "A <a@x>");
  BOOST_TEST(identity_of(commit->committer) == "C <c@x>");
  BOOST_TEST(commit->time == 1700000000);
  BOOST_TEST(commit->headers == "gpgsig -----BEGIN\n more\n");
  BOOST_TEST(commit->message == "Subject\n\nBody\n");
}

BOOST_AUTO_TEST_CASE(what_is_no_commit_is_not_taken_for_one) {
  for (const std::string& text :
       {std::string{}, std::string("tree "), "tree " + kTree.substr(1) + "\n", "tree " + kTree,
        "tree " + kTree + "\nparent xyz\n", "object " + kTree + "\n"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(!parse_commit(text).has_value()); }
  }
}

BOOST_AUTO_TEST_CASE(a_commit_without_people_or_message_is_still_read) {
  const std::string text = "tree " + kTree + "\n";
  const auto commit = parse_commit(text);
  BOOST_REQUIRE(commit);
  BOOST_TEST(commit->message.empty());
}

BOOST_AUTO_TEST_CASE(a_time_that_cannot_be_read_is_later_than_all_others) {
  for (const char* time : {"99999999999999999999999", "-99999999999999999999999", "soon", ""}) {
    const auto commit = parse_commit("tree " + kTree + "\ncommitter C <c@x> " + time + " +0000\n");
    BOOST_REQUIRE(commit);
    BOOST_TEST(commit->time == std::numeric_limits<std::int64_t>::max(), time);
  }
  BOOST_TEST(parse_commit("tree " + kTree + "\n")->time ==
             std::numeric_limits<std::int64_t>::max());
}

BOOST_AUTO_TEST_CASE(what_follows_a_usual_header_is_the_message_or_other_headers) {
  const std::string usual = "tree " + kTree + "\nauthor A <a@x> 5 +0000\n";
  for (const auto& [rest, headers, message] : std::vector<std::array<std::string, 3>>{
           {"\n", "", ""},
           {"\nSubject\n\nBody", "", "Subject\n\nBody"},
           {"encoding x\n\nSubject\n", "encoding x\n", "Subject\n"},
           {"author B <b@x> 5 +0000\n", "author B <b@x> 5 +0000\n", ""},
           {"parent " + kParent + "\n\nSubject", "parent " + kParent + "\n", "Subject"},
           {"committer C <c@x> 5 +0000", "committer C <c@x> 5 +0000", ""},
       }) {
    const std::string text = usual + rest;
    const auto commit = parse_commit(text);
    BOOST_REQUIRE(commit);
    BOOST_TEST(commit->usual == usual);
    BOOST_TEST(commit->headers == headers);
    BOOST_TEST(commit->message == message);
  }
}

BOOST_AUTO_TEST_CASE(an_identity_is_without_its_time_and_with_all_else) {
  BOOST_TEST(identity_of("A <a@x> 1700000000 -0130") == "A <a@x>");
  BOOST_TEST(identity_of("A > B <a@x> 0 +0000") == "A > B <a@x>");
  for (const std::string line :
       {"", "A", "A <a@x>", "A <a@x> ", "A <a@x> 1700000000", "A <a@x> 1700000000 +0000 more",
        "A <a@x> 17000000001 +0000", "A <a@x> 1700000000 00000", "A <a@x>1700000000 +0000",
        "A <a@x> 1700000000 +00x0", "A <a@x> x +0000", "A <a@x>  +0000"}) {
    BOOST_TEST(identity_of(line) == line);
  }
}

BOOST_AUTO_TEST_CASE(a_tag_gives_its_target_tagger_and_message) {
  const std::string text =
      "object " + kTree + "\ntype commit\ntag v1\ntagger T <t@x> 1 +0000\n\nText\n";
  const auto tag = parse_tag(text);
  BOOST_REQUIRE(tag);
  BOOST_TEST(tag->target.hex() == kTree);
  BOOST_TEST(identity_of(tag->tagger) == "T <t@x>");
  BOOST_TEST(tag->name == "v1");
  BOOST_TEST(tag->headers.empty());
  BOOST_TEST(tag->message == "Text\n");
  BOOST_TEST(!parse_tag("tree " + kTree + "\n").has_value());
}

BOOST_AUTO_TEST_CASE(a_tree_gives_its_entries) {
  const std::string text =
      entry("40000", "dir", 'd') + entry("100644", "file", 'f') + entry("160000", "sub", 's');
  const auto entries = parse_tree(text);
  BOOST_REQUIRE(entries);
  BOOST_REQUIRE_EQUAL(entries->size(), 3U);
  BOOST_TEST((*entries)[0].is_tree());
  BOOST_TEST((*entries)[1].name == "file");
  BOOST_TEST(!(*entries)[1].is_submodule());
  BOOST_TEST((*entries)[2].is_submodule());
}

BOOST_AUTO_TEST_CASE(every_truncation_of_a_tree_is_refused) {
  const std::string text = entry("40000", "dir", 'd');
  for (std::size_t size = 1; size < text.size(); ++size) {
    BOOST_TEST_CONTEXT(size) { BOOST_TEST(!parse_tree(text.substr(0, size)).has_value()); }
  }
  BOOST_TEST(!parse_tree(entry("100644", "", 'x')).has_value());
  BOOST_TEST(!parse_tree(entry("9", "x", 'x')).has_value());
  BOOST_TEST(parse_tree("")->empty());
  const auto sha256 = parse_tree(entry("100644", "x", 'a') + std::string(12, 'a'), 32);
  BOOST_TEST(sha256->front().id.size == 32U);
}

BOOST_AUTO_TEST_CASE(an_object_id_is_forty_hex_digits) {
  BOOST_TEST(ObjectId::parse(kTree)->hex() == kTree);
  BOOST_TEST(ObjectId::parse(std::string(40, 'F'))->hex() == std::string(40, 'f'));
  BOOST_TEST(!ObjectId::parse(std::string(39, 'a')).has_value());
  BOOST_TEST(ObjectId::parse(std::string(64, 'a'))->hex() == std::string(64, 'a'));
  BOOST_TEST(!ObjectId::parse(std::string(63, 'a')).has_value());
  BOOST_TEST(!ObjectId::parse(std::string(40, 'g')).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
