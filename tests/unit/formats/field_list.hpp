// What a format reader found, as one line of text.
#pragma once

#include <boost/test/unit_test.hpp>
#include <string>

#include "auditor/formats/fields.hpp"
#include "auditor/formats/reader.hpp"
#include "tests/unit/formats/example_catalog.hpp"

namespace phiward::test {

// "Patient.name.family name=Fff;" for each field: its name, the identifier (or the key, where
// that says it), the value; with "(provider)" behind those that are not a patient's.
inline std::string field_list(void (*read)(const Document&, const KeyFilter&, Fields&),
                              std::string_view text) {
  Fields fields;
  read({text, ""}, KeyFilter(example_catalog()), fields);
  std::string result;
  for (const Field& field : fields.all()) {
    BOOST_TEST(text.substr(field.begin, field.end - field.begin) == field.value);
    result += field.name + " ";
    result += field.identifier ? std::string(to_string(*field.identifier)) : field.key;
    result += "=" + std::string(field.value);
    if (field.subject != Subject::patient) {
      result += "(" + std::string(to_string(field.subject)) + ")";
    }
    result += ";";
  }
  return result;
}

}  // namespace phiward::test
