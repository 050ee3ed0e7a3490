#include "auditor/unpack/office.hpp"

#include <string>
#include <vector>

#include "auditor/unpack/archive.hpp"
#include "auditor/unpack/document_text.hpp"
#include "auditor/unpack/spreadsheet.hpp"

namespace phiward {
namespace {

// The members, for what refers to others that may come later. What is made of them is bounded
// anew by `parts`.
std::vector<Part> members_of(std::string_view bytes, Parts& parts) {
  std::vector<Part> members;
  Parts raw(parts.limits(), [&](std::string_view name, std::string_view content) {
    members.push_back({std::string(name), std::string(content)});
  });
  try {
    unpack_archive(bytes, raw);
  } catch (const UnpackError& error) {
    parts.note(error.failure());
  }
  if (raw.noted()) parts.note(*raw.noted());
  return members;
}

bool is_xml(std::string_view name) { return name.ends_with(".xml"); }

}  // namespace

void unpack_office(std::string_view bytes, Parts& parts) {
  const std::vector<Part> members = members_of(bytes, parts);
  Spreadsheet spreadsheet(members);
  for (const Part& member : members) {
    if (spreadsheet.write(member, parts)) continue;
    if (is_xml(member.name) && !member.bytes.empty()) {
      write_document_text(member, parts);
    } else {
      parts.add(member.name, member.bytes);
    }
  }
  spreadsheet.write_unused_strings(parts);
}

}  // namespace phiward
