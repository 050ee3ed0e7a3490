#include "auditor/formats/json/json_reader.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

namespace phiward {
namespace {

// "{a x=v }": an object named a, in which x is v.
std::string events_of(std::string_view text, JsonReader::Quoting quoting) {
  std::string told;
  JsonReader json(text, quoting);
  JsonEvent event{};
  while (json.next(event)) {
    if (event.kind == JsonEvent::Kind::open) told += "{" + std::string(event.name) + " ";
    if (event.kind == JsonEvent::Kind::close) told += "}";
    if (event.kind == JsonEvent::Kind::string) {
      told += std::string(event.name) + "=" + std::string(event.value) + " ";
      const auto at = static_cast<std::size_t>(event.value.data() - text.data());
      BOOST_TEST(text.substr(at, event.value.size()) == event.value);
    }
  }
  return told;
}

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view events;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kPlain[] = {
    {"nothing", "", ""},
    {"an object", R"({"a": "v", "b": 1, "c": null})", "{ a=v }"},
    {"objects in objects", R"({"a":{"b":{"c":"v"}},"d":"w"})", "{ {a {b c=v }}d=w }"},
    {"an array of strings has the array's name", R"({"a":["v","w"]})", "{ a=v a=w }"},
    {"so has an array of objects", R"({"a":[{"b":"v"},{"b":"w"}]})", "{ {a b=v }{a b=w }}"},
    {"arrays in arrays", R"({"a":[["v"],["w"]]})", "{ a=v a=w }"},
    {"several documents", "{\"a\":\"v\"}\n{\"a\":\"w\"}\n", "{ a=v }{ a=w }"},
    {"escapes stay", R"({"a":"v\"w\\"})", R"({ a=v\"w\\ })"},
    {"bare keys and single quotes", "p = {a: 'v', $b_1: \"w\",};", "{ a=v $b_1=w }"},
    {"hash rockets", "{'a' => 'v', :b => \"w\"}", "{ a=v b=w }"},
    {"variables are no values", "{a: v, b: f('w')}", "{ b=w }"},
    {"an apostrophe in a comment", "{a: 'v', // don't\n b: 'w'}", "{ a=v b=w }"},
    {"a closing brace too many", "}{\"a\":\"v\"}", "{ a=v }"},
    {"an array that is not closed", R"({"a":["v"})", "{ a=v }"},
    {"a text that ends early", R"({"a":{"b":"v)", "{ {a "},
    {"strings outside of objects", R"("a":"v",["w"])", "=w "},
};

BOOST_AUTO_TEST_SUITE(json_reader)

BOOST_DATA_TEST_CASE(tells_what_stands_under_each_name, boost::unit_test::data::make(kPlain), row) {
  BOOST_TEST(events_of(row.text, JsonReader::Quoting::plain) == row.events);
}

const Row kEscaped[] = {
    {"a literal", R"(m = "{\"a\":\"v\",\"b\":[\"w\"]}";)", "{ a=v b=w }"},
    {"literals that are joined", "\"{\\\"a\\\":\\\"v\\\",\" +\n  \"\\\"b\\\":\\\"w\\\"}\"",
     "{ a=v b=w }"},
    {"line ends as escapes", R"("{\n  \"a\": \"v\"\n}")", "{ a=v }"},
    {"escapes in escapes", R"("{\"a\":\"v\\\"w\"}")", R"({ a=v\\\"w })"},
    {"a literal that ends too early", R"("{\"a\":\"v")", "{ "},
};

BOOST_DATA_TEST_CASE(reads_inside_string_literals, boost::unit_test::data::make(kEscaped), row) {
  BOOST_TEST(events_of(row.text, JsonReader::Quoting::escaped) == row.events);
}

BOOST_AUTO_TEST_CASE(what_is_nested_too_deeply_begins_anew) {
  for (const std::string_view nest : {"{\"n\":", "["}) {
    BOOST_TEST_CONTEXT(nest) {
      std::string text;
      for (std::size_t i = 0; i < 10 * JsonReader::kMostDepth; ++i) text += nest;
      text += "{\"a\":\"v\"}";
      const std::string told = events_of(text, JsonReader::Quoting::plain);
      BOOST_TEST(told.find("a=v }") != std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
