#include <algorithm>
#include <vector>

#include "auditor/formats/fhir/fhir.hpp"
#include "auditor/formats/fhir/resource_reader.hpp"
#include "auditor/formats/marker.hpp"

namespace phiward {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::string_view kMarker = "InstanceOf:";
constexpr std::size_t kMostParts = 16;  // of a path

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == kNone) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// "USCorePatient" is made of the type that rules know.
std::string_view type_in(std::string_view profile) {
  for (const std::string_view type : {"Practitioner", "Organization", "Location", "RelatedPerson",
                                      "Patient", "Person", "Coverage", "Encounter"}) {
    const std::size_t at = profile.find(type);
    if (at != kNone) return profile.substr(at, type.size());
  }
  return profile;
}

// name[0].given[+] → name[0], given[+]
std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < path.size() && parts.size() < kMostParts;) {
    const std::size_t end = std::min(path.find('.', at), path.size());
    parts.push_back(path.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::string_view without_index(std::string_view part) { return part.substr(0, part.find('[')); }

class ShorthandReader {
 public:
  explicit ShorthandReader(fhir::ResourceReader& resources) : resources_(resources) {}

  void read_line(std::string_view line) {
    line = trimmed(line);
    if (line.starts_with("Instance:")) return end();
    if (line.starts_with(kMarker)) {
      end();
      resources_.open({});
      open_ = true;
      resources_.value("resourceType", type_in(trimmed(line.substr(kMarker.size()))));
    } else if (line.starts_with("* ") && open_) {
      read_rule(line.substr(2));
    }
  }

  void end() {
    close_to(0);
    if (open_) resources_.close();
    open_ = false;
  }

 private:
  // path = "value". Paths with the same beginning are parts of the same elements.
  void read_rule(std::string_view rule) {
    const std::size_t equals = rule.find(" = ");
    if (equals == kNone) return;
    std::vector<std::string_view> parts = parts_of(trimmed(rule.substr(0, equals)));
    if (parts.empty()) return;
    const std::string_view name = parts.back();
    parts.pop_back();
    std::size_t same = 0;
    while (same < std::min(parts.size(), path_.size()) && parts[same] == path_[same]) ++same;
    close_to(same);
    for (std::size_t i = same; i < parts.size(); ++i) {
      path_.push_back(parts[i]);
      resources_.open(without_index(parts[i]));
    }
    resources_.value(without_index(name), value_of(trimmed(rule.substr(equals + 3))));
  }

  static std::string_view value_of(std::string_view value) {
    if (value.starts_with('#')) return value.substr(1);  // a code
    if (!value.starts_with('"')) return value;
    return value.substr(1, std::min(value.find('"', 1), value.size()) - 1);
  }

  void close_to(std::size_t parts) {
    while (path_.size() > parts) {
      path_.pop_back();
      resources_.close();
    }
  }

  fhir::ResourceReader& resources_;
  std::vector<std::string_view> path_;  // of open elements
  bool open_ = false;                   // within an instance
};

}  // namespace

bool fhir_shorthand_wanted(const Document& document, std::span<const Hit> hits) {
  return has_marker(document, hits, kMarker);
}

void read_fhir_shorthand(const Document& document, const KeyFilter&, Fields& fields) {
  fhir::ResourceReader resources(document.text, fields);
  ShorthandReader reader(resources);
  const std::string_view text = document.text;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    reader.read_line(text.substr(at, end - at));
    at = end + 1;
  }
  reader.end();
  resources.finish();
}

}  // namespace phiward
