// What reading by sections promises: the same findings whatever was read before, and nothing lost
// where names and values stand far below what they stand under.
#include "auditor/formats/sections/section_reader.hpp"

#include <boost/test/unit_test.hpp>
#include <random>
#include <set>
#include <string>

#include "auditor/formats/reader.hpp"
#include "auditor/formats/sections/section_memory.hpp"

namespace phiward {
namespace {

const Catalog& catalog() {
  static const Catalog kCatalog = Catalog::load();
  return kCatalog;
}

Fields read(const FieldReader& reader, std::string_view text, std::string_view path) {
  Document document{text, path};
  document.of_patients = true;
  Hit hit;
  hit.keyed = true;
  return reader.read(document, {&hit, 1});
}

std::string list_of(const Fields& fields, std::string_view text) {
  std::string list;
  for (const Field& field : fields.all()) {
    BOOST_TEST_REQUIRE(text.substr(field.begin, field.end - field.begin) == field.value);
    list += std::to_string(field.begin) + " " + field.name + " " + field.key + " " +
            std::to_string(field.record) + " " +
            std::string(text.substr(field.key_begin, field.key_end - field.key_begin)) + "\n";
  }
  return list;
}

std::string patients(std::size_t count) {
  std::string text = "{\n  \"patients\": [\n";
  for (std::size_t i = 0; i < count; ++i) {
    text +=
        "    {\n      \"id\": \"A" + std::to_string(70'000 + i) +
        "\",\n      \"name\": \"Aaa Bbb\",\n      \"phones\": [\n        \"C1\"\n      ]\n    },\n";
  }
  return text + "  ]\n}\n";
}

BOOST_AUTO_TEST_SUITE(section_reader)

BOOST_AUTO_TEST_CASE(what_stands_far_below_a_patient_is_the_patients) {
  constexpr std::size_t kCount = 300;
  const std::string text = patients(kCount);
  const FieldReader reader(catalog());
  const Fields fields = read(reader, text, "a.json");
  std::set<std::uint32_t> records;
  std::size_t ids = 0;
  for (const Field& field : fields.all()) {
    if (field.key != "patient id") continue;
    ++ids;
    records.insert(field.record);
  }
  BOOST_TEST(ids == kCount);
  BOOST_TEST(records.size() == kCount);
}

BOOST_AUTO_TEST_CASE(every_row_of_a_table_within_a_text_is_read) {
  std::string text = "/*\nname,ssn,mrn\n";
  std::string literals = "rows = {\n\"name,ssn,mrn\",\n";
  for (std::size_t i = 0; i < 1000; ++i) {
    text += "Aaa,1,2\n";
    literals += "\"Aaa,1,2\",\n";
  }
  const FieldReader reader(catalog());
  BOOST_TEST(read(reader, text + "*/\n", "a.c").all().size() >= 3000U);
  BOOST_TEST(read(reader, literals + "}\n", "a.c").all().size() >= 3000U);
}

BOOST_AUTO_TEST_CASE(a_table_that_was_read_before_is_found_where_it_stands_now) {
  const FieldReader remembering(catalog());
  const std::string table = "<table><tr><th>mrn<th>name<tr><td>A1<td>Aaa Bbb</table>\n";
  std::mt19937_64 random(4);
  std::string text = "<p>patient</p>\n" + table;
  constexpr std::string_view kEdits[] = {"\n", "<p>", "<dl>", "</dl>", "<!--", "-->", "A2", "<td>"};
  for (int round = 0; round < 60; ++round) {
    text.insert(random() % text.size(), kEdits[random() % std::size(kEdits)]);
    text.erase(random() % text.size(), random() % 10);
    text += table;
    const FieldReader fresh(catalog());
    const std::string expected = list_of(read(fresh, text, "a.html"), text);
    BOOST_TEST(!expected.empty());
    BOOST_REQUIRE(list_of(read(remembering, text, "a.html"), text) == expected);
  }
}

BOOST_AUTO_TEST_CASE(what_was_read_before_changes_nothing) {
  const FieldReader remembering(catalog());
  std::mt19937_64 random(3);
  std::string text = patients(100) + "\n\nMRN: A1\nName: Aaa Bbb\n\n" + patients(100);
  constexpr std::string_view kEdits[] = {"\n", "{", "}", "\n\n", "patient", "\"", "  ", "ssn: 1\n"};
  for (int round = 0; round < 60; ++round) {
    text.insert(random() % text.size(), kEdits[random() % std::size(kEdits)]);
    text.erase(random() % text.size(), random() % 30);
    const std::string_view path = round % 2 == 0 ? "a.json" : "a.java";
    const FieldReader fresh(catalog());
    const std::string expected = list_of(read(fresh, text, path), text);
    BOOST_TEST(!expected.empty());
    BOOST_REQUIRE(list_of(read(remembering, text, path), text) == expected);
  }
}

BOOST_AUTO_TEST_CASE(only_passages_are_read_where_nothing_else_tells) {
  const std::string text = patients(300);
  const FieldReader reader(catalog());
  Hit hit;
  hit.keyed = true;
  hit.value_begin = text.size() / 2;
  const Span passage{text.size() / 2 - 1000, text.size() / 2 + 1000};
  Document document{text, "a.json"};
  document.passages = {&passage, 1};
  const std::size_t some = reader.read(document, {&hit, 1}).all().size();
  document.passages = {};
  const std::size_t all = reader.read(document, {&hit, 1}).all().size();
  BOOST_TEST(some > 0U);
  BOOST_TEST(some * 4 < all);
}

SectionFields one_field(std::uint32_t records) {
  SectionFields found;
  found.fields.emplace_back();
  found.records = records;
  return found;
}

BOOST_AUTO_TEST_CASE(only_the_same_bytes_are_remembered) {
  EmptyBlocks empty(1024);
  SectionMemory memory(empty);
  BOOST_TEST(memory.find(memory.key_of("text")) == nullptr);
  memory.keep(memory.key_of("text"), one_field(7));
  memory.keep(memory.key_of("nothing"), {});
  BOOST_TEST_REQUIRE(memory.find(memory.key_of("text")) != nullptr);
  BOOST_TEST(memory.find(memory.key_of("text"))->records == 7U);
  BOOST_TEST_REQUIRE(memory.find(memory.key_of("nothing")) != nullptr);
  BOOST_TEST(memory.find(memory.key_of("nothing"))->fields.empty());
  BOOST_TEST(memory.find(memory.key_of("Text")) == nullptr);
}

BOOST_AUTO_TEST_CASE(memory_of_sections_is_bounded) {
  EmptyBlocks empty(1024);
  SectionMemory memory(empty);
  std::size_t known = 0;
  for (const std::string text : {"1", "2", "3", "4"}) {
    SectionFields found;
    found.fields.resize(SectionMemory::kMostBytes / (3 * sizeof(Field)));
    memory.keep(memory.key_of(text), std::move(found));
  }
  for (const std::string text : {"1", "2", "3", "4"}) {
    known += memory.find(memory.key_of(text)) != nullptr ? 1 : 0;
  }
  BOOST_TEST(known >= 1U);
  BOOST_TEST(known <= 3U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace phiward
