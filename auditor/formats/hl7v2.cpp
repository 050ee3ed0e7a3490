#include "auditor/formats/hl7v2.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "auditor/formats/hl7v2_delimiters.hpp"
#include "auditor/formats/hl7v2_loci.hpp"
#include "auditor/formats/hl7v2_segment.hpp"
#include "auditor/formats/marker.hpp"
#include "auditor/formats/path_suffix.hpp"
#include "auditor/formats/spoken_text.hpp"
#include "rules/ascii.hpp"

namespace phiward {
namespace {

using hl7v2::Delimiters;
using hl7v2::Header;

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kNameSize = 3;  // bytes of a segment's name
constexpr std::string_view kJoins = "|^~-._$@%&!";

// The margin of a text block, which Kotlin and Scala write with a bar.
bool has_margin(std::string_view text, std::size_t at) {
  constexpr std::size_t kDeepest = 80;  // bytes
  if (at == 0 || text[at - 1] != '|') return false;
  const std::string_view before = text.substr(0, at - 1);
  const std::size_t last = before.find_last_not_of(" \t");
  if (last == kNone) return true;
  return before.size() - last < kDeepest && (before[last] == '\n' || before[last] == '"');
}

// Reads the segments of a text, in its order.
class MessageReader {
 public:
  MessageReader(std::string_view text, Fields& fields)
      : text_(text), spoken_(text), reader_(text, fields) {}

  // Those before the first message.
  void read_loose(std::size_t end) { read(0, end, {}); }

  void read_message(const Header& header, std::size_t end) {
    reader_.begin_message(header.delimiters);
    in_message_ = true;
    const SpokenSegment msh = speak(header.begin, end, header.delimiters);
    read(msh.end(), end, header.delimiters);
  }

 private:
  // Segments with the usual delimiters are read too.
  void read(std::size_t begin, std::size_t end, const Delimiters& delimiters) {
    const std::string_view text = text_.substr(0, end);
    const auto next = [&](std::size_t from) {
      return find_either(text, '|', delimiters.field, from);
    };
    for (std::size_t bar = next(begin); bar != kNone; bar = next(bar)) {
      const std::size_t first = bar - std::min(bar, kNameSize);
      const std::string name = segment_name(text.substr(first, bar - first));
      const bool margin = !name.empty() && has_margin(text, first);
      if (name.empty() || (!margin && !may_begin_segment(text, first, kJoins))) {
        ++bar;
        continue;
      }
      const bool usual = text[bar] != delimiters.field;
      const Delimiters used = usual ? Delimiters{} : delimiters;
      const SpokenSegment segment = speak(first, end, used);
      // Rows of tables begin so too.
      const bool message = !margin || segment.said().find(used.component) != kNone;
      if (message) reader_.read(segment, name, used);
      bar = std::max(segment.end(), bar + 1);
    }
  }

  // In capital letters, or empty. Small letters are taken for a name only inside a message.
  [[nodiscard]] std::string segment_name(std::string_view written) const {
    if (written.size() != kNameSize || !std::ranges::all_of(written, is_alphanumeric)) return {};
    std::string name(written);
    std::ranges::transform(name, name.begin(), to_upper);
    if (name != written && !in_message_) return {};
    const bool local = name.front() == 'Z' && in_message_;
    return local || !hl7v2::loci_of(name).empty() ? name : std::string();
  }

  SpokenSegment speak(std::size_t begin, std::size_t end, const Delimiters& delimiters) {
    return spoken_.segment(begin, end, {delimiters.field, '\0', kNameSize});
  }

  std::string_view text_;
  SpokenText spoken_;
  hl7v2::SegmentReader reader_;
  bool in_message_ = false;
};

bool begins_like_message(std::string_view text) {
  static constexpr auto kBegins = std::to_array<std::string_view>({"MSH", "FHS", "BHS", "PID"});
  constexpr std::string_view kBefore = "\x0b \t\r\n\xef\xbb\xbf";
  const std::size_t begin = text.find_first_not_of(kBefore);
  if (begin == kNone || begin + kNameSize >= text.size()) return false;
  return std::ranges::find(kBegins, text.substr(begin, kNameSize)) != kBegins.end() &&
         !is_alphanumeric(text[begin + kNameSize]) && text[begin + kNameSize] > ' ';
}

}  // namespace

bool hl7v2_wanted(const Document& document, std::span<const Hit> hits) {
  static constexpr auto kMarkers = std::to_array<std::string_view>(
      {"MSH", "NK1|", "GT1|", "IN1|", "IN2|", "MRG|", "OBX|", "pid|"});
  const std::string_view text = document.text;
  if (begins_like_message(text.substr(0, 64)) || has_suffix(document.path, suffixes::kHl7v2))
    return true;
  if (stands(document, "PID|")) return true;
  return !hits.empty() && std::ranges::any_of(kMarkers, [&](std::string_view marker) {
    return stands(document, marker);
  });
}

void read_hl7v2(const Document& document, const KeyFilter&, Fields& fields) {
  const std::vector<Header> headers = hl7v2::headers_in(document.text);
  MessageReader reader(document.text, fields);
  const std::size_t size = document.text.size();
  reader.read_loose(headers.empty() ? size : headers.front().begin);
  for (std::size_t i = 0; i < headers.size(); ++i) {
    reader.read_message(headers[i], i + 1 < headers.size() ? headers[i + 1].begin : size);
  }
}

}  // namespace phiward
