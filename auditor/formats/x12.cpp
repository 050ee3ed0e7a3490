#include "auditor/formats/x12.hpp"

#include <algorithm>
#include <array>

#include "auditor/formats/marker.hpp"
#include "auditor/formats/path_suffix.hpp"
#include "auditor/formats/spoken_text.hpp"
#include "auditor/formats/x12_delimiters.hpp"
#include "auditor/formats/x12_interchange.hpp"
#include "auditor/formats/x12_loci.hpp"
#include "rules/ascii.hpp"

namespace phiward {
namespace {

using x12::Delimiters;
using x12::Header;

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kHead = 256;  // bytes in which a file's first ISA must stand
constexpr std::size_t kLongestTag = 3;
constexpr std::size_t kShortestTag = 2;

bool is_tag_byte(char c) { return is_upper(c) || is_digit(c); }

// The name of the segment whose first separator stands at `separator`; empty if there is none.
std::string_view tag_before(std::string_view text, std::size_t separator) {
  std::size_t begin = separator;
  while (begin > 0 && separator - begin < kLongestTag && is_tag_byte(text[begin - 1])) --begin;
  if (begin == separator) return {};
  const bool free = may_begin_segment(text, begin, text.substr(separator, 1));
  return free ? text.substr(begin, separator - begin) : std::string_view();
}

class InterchangesReader {
 public:
  InterchangesReader(std::string_view text, Fields& fields)
      : text_(text), spoken_(text), fields_(fields) {}

  void read(std::size_t begin, std::size_t end, const Delimiters& delimiters, bool enveloped) {
    const std::string_view text = text_.substr(0, end);
    const bool wraps = enveloped && delimiters.terminator != '\0';
    const SegmentForm form{delimiters.element, delimiters.terminator, kShortestTag, wraps};
    x12::InterchangeReader reader(text_, delimiters, enveloped, fields_);
    for (std::size_t at = text.find(delimiters.element, begin); at != kNone;
         at = text.find(delimiters.element, at)) {
      const std::string_view tag = tag_before(text, at);
      if (!x12::is_read(tag)) {
        ++at;
        continue;
      }
      const SpokenSegment segment = spoken_.segment(at - tag.size(), end, form);
      reader.read(segment);
      at = std::max(segment.end(), at + 1);
    }
  }

 private:
  std::string_view text_;
  SpokenText spoken_;
  Fields& fields_;
};

}  // namespace

bool x12_wanted(const Document& document, std::span<const Hit> hits) {
  static constexpr auto kMarkers = std::to_array<std::string_view>({"NM1", "REF*", "DMG*", "CLM*"});
  const std::string_view text = document.text;
  if (has_suffix(document.path, suffixes::kX12)) return true;
  if (!x12::headers_in(text.substr(0, 2 * kHead)).empty()) return true;
  if (stands(document, "NM1*")) return true;
  if (hits.empty()) return false;
  const auto standing = [&](std::string_view marker) { return stands(document, marker); };
  return std::ranges::any_of(kMarkers, standing) ||
         (stands(document, "ISA") && !x12::headers_in(text).empty());
}

void read_x12(const Document& document, const KeyFilter&, Fields& fields) {
  const std::vector<Header> headers = x12::headers_in(document.text);
  InterchangesReader reader(document.text, fields);
  const std::size_t size = document.text.size();
  reader.read(0, headers.empty() ? size : headers.front().begin, {}, false);
  for (std::size_t i = 0; i < headers.size(); ++i) {
    const std::size_t end = i + 1 < headers.size() ? headers[i + 1].begin : size;
    reader.read(headers[i].begin, end, headers[i].delimiters, true);
  }
}

}  // namespace phiward
