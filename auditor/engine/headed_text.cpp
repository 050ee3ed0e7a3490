#include "auditor/engine/headed_text.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace phiward {
namespace {

// To where they stand behind `before`.
void move_behind(std::string_view before, std::vector<Finding>& findings) {
  const auto lines = static_cast<std::uint32_t>(std::ranges::count(before, '\n'));
  for (Finding& finding : findings) {
    finding.line += lines;
    finding.byte_start += before.size();
    finding.byte_end += before.size();
  }
}

}  // namespace

Inspection inspect_headed(const Inspector& inspector, const HeadedText& text, Surface surface,
                          std::string_view path) {
  Inspection found = inspector.inspect(text.message, surface, path);
  if (text.headers.empty()) return found;
  Inspection headers = inspector.inspect(text.headers, surface, path);
  move_behind(text.usual, headers.findings);
  std::ranges::move(headers.findings, std::back_inserter(found.findings));
  std::ranges::move(headers.gaps, std::back_inserter(found.gaps));
  found.binary = found.binary || headers.binary;
  return found;
}

}  // namespace phiward
