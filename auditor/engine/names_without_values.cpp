#include "auditor/engine/names_without_values.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace phiward {
namespace {

using Masked = std::map<std::string, std::string, std::less<>>;  // by names that hold a value

std::string_view name_in(const Masked& masked, std::string_view name) {
  const auto found = masked.find(name);
  return found == masked.end() ? name : std::string_view(found->second);
}

Masked masked_names(const Inspector& inspector, std::span<const GatheredFinding> findings) {
  Masked masked;
  for (const GatheredFinding& found : findings) {
    for (const std::string* name : {&found.path, &found.member}) {
      auto less = inspector.without_value(name_in(masked, *name), found.finding);
      if (less) masked.insert_or_assign(*name, *std::move(less));
    }
  }
  return masked;
}

void rename(const Masked& masked, std::string& name) { name = std::string(name_in(masked, name)); }

// "a.zip!b.csv" is told of as one.
void rename(const Masked& masked, Unscanned& gap) {
  const std::size_t end = gap.path.find('!');
  if (end == std::string::npos || masked.contains(gap.path)) return rename(masked, gap.path);
  std::string file = gap.path.substr(0, end);
  std::string member = gap.path.substr(end + 1);
  rename(masked, file);
  rename(masked, member);
  gap.path = file + '!' + member;
}

}  // namespace

void mask_names(const Inspector& inspector, std::span<GatheredFinding> findings,
                Coverage& coverage) {
  const Masked masked = masked_names(inspector, findings);
  if (masked.empty()) return;
  for (GatheredFinding& found : findings) {
    rename(masked, found.path);
    rename(masked, found.member);
    if (!found.exposed) continue;
    for (std::string& name : found.exposed->other_paths.names) rename(masked, name);
  }
  for (Unscanned& gap : coverage.unscanned) rename(masked, gap);
  for (Unscanned& gap : coverage.binary) rename(masked, gap);
}

}  // namespace phiward
