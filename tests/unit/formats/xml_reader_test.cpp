#include "auditor/formats/xml/xml_reader.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

namespace phiward {
namespace {

// "<a x=v 'text'>": an element a with attribute x and text.
std::string events_of(std::string_view text) {
  std::string told;
  XmlReader xml(text);
  XmlEvent event{};
  while (xml.next(event)) {
    const std::string name(event.name);
    const std::string value(event.value);
    if (event.kind == XmlEvent::Kind::open) told += "<" + name + " ";
    if (event.kind == XmlEvent::Kind::attribute) told += name + "=" + value + " ";
    if (event.kind == XmlEvent::Kind::text) told += "'" + value + "'";
    if (event.kind == XmlEvent::Kind::close) told += ">";
    if (value.empty()) continue;
    const auto at = static_cast<std::size_t>(event.value.data() - text.data());
    BOOST_TEST(text.substr(at, event.value.size()) == event.value);
  }
  return told;
}

struct Row {
  std::string_view name;
  std::string_view text;
  std::string_view events;
};

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

const Row kRows[] = {
    {"nothing", "", ""},
    {"elements and text", "<a><b> v </b>w</a>", "<a <b 'v'>'w'>"},
    {"attributes", "<a x=\"v\" y = 'w' />", "<a x=v y=w >"},
    {"an attribute that holds a tag's end", "<a x='v>w'/>", "<a x=v>w >"},
    {"prefixes", "<f:a xml:x='v'></f:a>", "<a x=v >"},
    {"a declaration, comments and a document type",
     "<?xml version='1.0'?><!DOCTYPE a><!-- <b>v</b> --><a/>", "<a >"},
    {"entities stay", "<a x='&lt;'>v&amp;w</a>", "<a x=&lt; 'v&amp;w'>"},
    {"elements left open", "<a><br><b>v</a><c/>", "<a <br <b 'v'>>><c >"},
    {"end tags of nothing", "</a><b></c>v</b>", "<b 'v'>"},
    {"a comment without end hides nothing", "<!-- <a>v</a>", "<a 'v'>"},
    {"a tag that is cut off", "<a x='v<b>w</b>", "<a <b 'w'>"},
    {"blanks in an end tag", "<a>v</a >\n<b/>", "<a 'v'><b >"},
    {"a string literal", "s = \"<a x=\\\"v\\\">w</a>\";", "<a x=v 'w'>"},
    {"less than", "if (a < b && c <= d) x();", ""},
    {"an attribute without value", "<a x y='v'>", "<a y=v "},
};

BOOST_AUTO_TEST_SUITE(xml_reader)

BOOST_DATA_TEST_CASE(tells_elements_attributes_and_text, boost::unit_test::data::make(kRows), row) {
  BOOST_TEST(events_of(row.text) == row.events);
}

BOOST_AUTO_TEST_CASE(what_is_nested_too_deeply_begins_anew) {
  std::string text;
  for (std::size_t i = 0; i < 10 * XmlReader::kMostDepth; ++i) text += "<n>";
  BOOST_TEST(events_of(text + "<a>v</a>").ends_with("<a 'v'>"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
