#include "auditor/formats/path_context.hpp"

#include <string>

#include "auditor/formats/key_value/key_value.hpp"
#include "auditor/formats/path_suffix.hpp"
#include "auditor/formats/tables/columns.hpp"
#include "rules/boilerplate.hpp"
#include "rules/mere_contacts.hpp"

namespace phiward {
namespace {

std::uint8_t words_of(std::string_view path) {
  const bool told[kFolderBits] = {is_boilerplate_path(path), is_translation_path(path),
                                  has_patient_word(path), names_patients(path)};
  std::uint8_t bits = 0;
  for (unsigned bit = 0; bit < kFolderBits; ++bit) {
    bits = static_cast<std::uint8_t>(bits | unsigned{told[bit]} << bit);
  }
  return bits;
}

}  // namespace

std::uint8_t told_by_folder(std::string_view name) { return words_of(std::string(name) + '/'); }

PathContext context_of_path(std::string_view path) {
  PathContext context{words_of(path)};
  for (std::uint8_t i = 0; i < suffixes::kAll.size(); ++i) {
    if (has_suffix(path, suffixes::kAll[i])) context.suffix = i;
  }
  if (has_suffix(path, suffixes::kTables)) context.role = role_of_table(table_name_of_path(path));
  return context;
}

}  // namespace phiward
