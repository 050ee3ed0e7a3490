#include "rules/strict_toml.hpp"

#include <boost/test/unit_test.hpp>
#include <functional>
#include <string>
#include <string_view>

namespace phiward {
namespace {

TomlTable parse(std::string_view text) { return TomlTable::parse(text, "site.toml"); }

// What the error of `action` says; fails the test if there is none.
std::string error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const TomlError& error) {
    return error.what();
  }
  BOOST_ERROR("no TomlError was thrown");
  return {};
}

BOOST_AUTO_TEST_SUITE(strict_toml)

BOOST_AUTO_TEST_CASE(values_are_read_by_their_type) {
  TomlTable table = parse("s = 'text'\ni = 3\nd = 0.5\nb = true\na = ['x', 'y']\n[t]\nk = 'v'\n");
  BOOST_TEST(table.string("s").value() == "text");
  BOOST_TEST(table.integer("i", 0, 9).value() == 3);
  BOOST_TEST(table.number("d", 0, 1).value() == 0.5);
  BOOST_TEST(table.number("i", 0, 9).value() == 3.0);
  BOOST_TEST(table.boolean("b").value());
  BOOST_TEST(table.strings("a").size() == 2U);
  BOOST_TEST(table.table("t").value().string("k").value() == "v");
  table.refuse_unknown();
}

BOOST_AUTO_TEST_CASE(what_is_absent_is_empty) {
  TomlTable table = parse("");
  BOOST_TEST(!table.string("s").has_value());
  BOOST_TEST(!table.integer("i", 0, 9).has_value());
  BOOST_TEST(!table.number("d", 0, 9).has_value());
  BOOST_TEST(!table.boolean("b").has_value());
  BOOST_TEST(!table.table("t").has_value());
  BOOST_TEST(table.strings("a").empty());
  BOOST_TEST(table.tables("r").empty());
}

BOOST_AUTO_TEST_CASE(a_wrong_type_or_range_is_an_error_with_its_line) {
  TomlTable table = parse("\nx = 'text'\ny = [1]\nz = 7\nn = nan\nr = [1]\n");
  const std::pair<std::string, std::function<void()>> rows[] = {
      {"site.toml:2: ", [&] { (void)table.integer("x", 0, 9); }},
      {"site.toml:2: ", [&] { (void)table.number("x", 0, 9); }},
      {"site.toml:2: ", [&] { (void)table.boolean("x"); }},
      {"site.toml:2: ", [&] { (void)table.strings("x"); }},
      {"site.toml:2: ", [&] { (void)table.table("x"); }},
      {"site.toml:2: ", [&] { (void)table.tables("x"); }},
      {"site.toml:3: ", [&] { (void)table.strings("y"); }},
      {"site.toml:4: ", [&] { (void)table.string("z"); }},
      {"site.toml:4: ", [&] { (void)table.integer("z", 0, 6); }},
      {"site.toml:4: ", [&] { (void)table.number("z", 8, 9); }},
      {"site.toml:5: ", [&] { (void)table.number("n", 0, 9); }},
      {"site.toml:6: ", [&] { (void)table.tables("r"); }},
  };
  for (const auto& [start, action] : rows) {
    const std::string error = error_of(action);
    BOOST_TEST_CONTEXT(error) { BOOST_TEST(error.starts_with(start)); }
  }
}

BOOST_AUTO_TEST_CASE(the_first_key_nobody_asked_for_is_refused) {
  TomlTable table = parse("known = 1\nzulu = 2\nalpha = 3\n");
  (void)table.integer("known", 0, 9);
  BOOST_TEST(error_of([&] { table.refuse_unknown(); }) == "site.toml:2: unknown key `zulu`");
}

BOOST_AUTO_TEST_CASE(a_table_knows_where_it_starts_and_outlives_its_parent) {
  const auto second = [] {
    TomlTable root = parse("[[rule]]\nid = 'a'\n\n[[rule]]\nid = 'b'\n");
    return root.tables("rule").at(1);
  };
  TomlTable table = second();
  BOOST_TEST(table.line() == 4U);
  BOOST_TEST(table.string("id").value() == "b");
  BOOST_TEST(std::string(table.error("wrong", "id").what()) == "site.toml:5: wrong");
  BOOST_TEST(std::string(table.error("wrong").what()) == "site.toml:4: wrong");
}

BOOST_AUTO_TEST_CASE(bad_syntax_is_an_error_with_its_line) {
  BOOST_TEST(error_of([] { (void)parse("a = 1\nb = \n"); }).starts_with("site.toml:2: "));
  BOOST_TEST(error_of([] { (void)parse("a = 1\na = 2\n"); }).starts_with("site.toml:2: "));
  BOOST_TEST(error_of([] { (void)parse("a = '\xff'"); }).starts_with("site.toml:1: "));
}

BOOST_AUTO_TEST_CASE(an_error_is_one_line_of_printable_text) {
  for (const std::string_view text : {"i = n\n\n", "\"two\\nlines\" = 1\n", "i = \x1b[31m\n"}) {
    const std::string error = error_of([&] { parse(text).refuse_unknown(); });
    BOOST_TEST_CONTEXT(error) { BOOST_TEST(error.find_first_of("\n\x1b") == std::string::npos); }
  }
}

BOOST_AUTO_TEST_CASE(a_huge_text_is_refused) {
  const std::string text((4U << 20U) + 1, ' ');
  BOOST_TEST(error_of([&] { (void)parse(text); }) == "site.toml:1: larger than 4 MiB");
}

BOOST_AUTO_TEST_CASE(a_key_of_very_many_parts_is_refused_before_it_nests) {
  std::string key = "a";
  for (int part = 0; part < 100'000; ++part) key += ".a";
  for (const std::string& line : {key + " = 1\n", "[" + key + "]\n"}) {
    const std::string error = error_of([&] { (void)parse("b = 1\n" + line); });
    BOOST_TEST(error == "site.toml:2: more than 64 dots on one line");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
