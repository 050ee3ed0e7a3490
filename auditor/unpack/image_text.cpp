#include "auditor/unpack/image_text.hpp"

#include <algorithm>
#include <array>

#include "auditor/content/code_points.hpp"
#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr auto kNone = std::string_view::npos;

// The namespaces' own URIs and a name without a prefix: dc:creator is "creator".
std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == kNone ? name : name.substr(colon + 1);
}

struct Dataset {
  unsigned char number;
  std::string_view key;
};

// IPTC-IIM 4.2, record 2.
constexpr auto kDatasets = std::to_array<Dataset>({
    {5, "Title"},
    {25, "Keywords"},
    {40, "Instructions"},
    {55, "Date taken"},
    {80, "Author"},
    {90, "City"},
    {92, "Location"},
    {105, "Headline"},
    {118, "Contact"},
    {120, "Image description"},
    {122, "Caption writer"},
});

bool is_container(std::string_view name) {
  static constexpr std::array<std::string_view, 6> kContainers{"Alt", "Bag",   "Seq",
                                                               "li",  "value", ""};
  return std::ranges::find(kContainers, name) != kContainers.end();
}

// key="value" pairs of a tag; what names a namespace or a language is left out.
void add_attributes(std::string_view tag, std::string& lines) {
  for (std::size_t equals = tag.find('='); equals != kNone; equals = tag.find('=')) {
    std::string_view name = tag.substr(0, equals);
    name.remove_prefix(std::min(name.find_last_of(" \t\r\n") + 1, name.size()));
    tag.remove_prefix(equals + 1);
    tag.remove_prefix(std::min(tag.find_first_not_of(" \t\r\n"), tag.size()));
    if (tag.empty() || (tag[0] != '"' && tag[0] != '\'')) continue;
    const std::size_t end = tag.find(tag[0], 1);
    if (end == kNone) return;
    if (!name.starts_with("xmlns") && !name.starts_with("rdf:") && !name.starts_with("xml:")) {
      add_image_text(local_name(name), tag.substr(1, end - 1), lines);
    }
    tag.remove_prefix(end + 1);
  }
}

}  // namespace

void add_image_text(std::string_view key, std::string_view value, std::string& lines) {
  std::string text(value.substr(0, value.find('\0')));
  for (char& c : text) {
    if (c == '\r') c = '\n';
    if (static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t') c = ' ';
  }
  const std::size_t begin = text.find_first_not_of(" \t\n");
  if (begin == kNone) return;
  const std::size_t end = text.find_last_not_of(" \t\n") + 1;
  std::string name(key);
  std::ranges::replace_if(
      name, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  lines.append(name).append(": ").append(text, begin, end - begin).append("\n");
}

std::string from_utf16(std::string_view bytes, bool little_endian) {
  const Encoding encoding = little_endian ? Encoding::utf16le : Encoding::utf16be;
  std::string text;
  while (!bytes.empty()) {
    const CodePoint point = read_code_point(bytes, encoding);
    if (point.value == 0) break;
    append_utf8(text, point.value);
    bytes.remove_prefix(point.size);
  }
  return text;
}

void add_xmp(std::string_view packet, std::string& lines) {
  std::string_view name;  // of the last element that was no list
  for (std::size_t open = packet.find('<'); open != kNone;) {
    const std::size_t close = packet.find('>', open);
    if (close == kNone) return;
    const std::string_view tag = packet.substr(open + 1, close - open - 1);
    const std::string_view element = local_name(tag.substr(0, tag.find_first_of(" \t\r\n/", 1)));
    if (!tag.starts_with('/') && !tag.starts_with('?') && !tag.starts_with('!')) {
      if (!is_container(element)) name = element;
      add_attributes(tag, lines);
    }
    open = packet.find('<', close);
    const std::string_view text = packet.substr(close + 1, open == kNone ? 0 : open - close - 1);
    if (!name.empty()) add_image_text(name, text, lines);
  }
}

void add_iptc(std::string_view bytes, std::string& lines) {
  constexpr std::size_t kHead = 5;  // 1C, record, dataset, two bytes of size
  constexpr std::string_view kRecord = "\x1C\x02";
  for (std::size_t at = bytes.find(kRecord); at != kNone; at = bytes.find(kRecord, at)) {
    if (bytes.size() - at < kHead) return;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[at + i]); };
    const std::size_t size = std::size_t{byte(3)} << 8 | byte(4);
    const auto* dataset = std::ranges::find(kDatasets, byte(2), &Dataset::number);
    if (size > bytes.size() - at - kHead || dataset == kDatasets.end()) {
      at += kRecord.size();
      continue;
    }
    add_image_text(dataset->key, bytes.substr(at + kHead, size), lines);
    at += kHead + size;
  }
}

}  // namespace phiward
