#include "auditor/content/container_kind.hpp"

#include <algorithm>
#include <array>

#include "auditor/content/image_probe.hpp"

namespace phiward {
namespace {

using namespace std::string_view_literals;

bool is_zip(std::string_view bytes) {
  // A member, the end of an empty archive, or the mark of a split one (APPNOTE.TXT 4.3).
  return bytes.starts_with("PK\3\4"sv) || bytes.starts_with("PK\5\6"sv) ||
         bytes.starts_with("PK\7\10PK"sv);
}

bool contains(std::string_view bytes, std::string_view name) {
  return bytes.find(name) != std::string_view::npos;
}

// Member names stand uncompressed in a zip file. These are in every OOXML package (ECMA-376
// part 2, 10.1) and in every OpenDocument one (ODF 1.3 part 2, 3).
bool is_office(std::string_view bytes) {
  return is_zip(bytes) &&
         (contains(bytes, "[Content_Types].xml"sv) ||
          (contains(bytes, "META-INF/manifest.xml"sv) && contains(bytes, "content.xml"sv)));
}

// POSIX ustar: the magic of the first header, which is padded with zeros. Text has none, but may
// have that word in that place.
bool is_tar(std::string_view bytes) {
  constexpr std::size_t kHeader = 512;
  constexpr std::size_t kMagic = 257;
  const std::string_view header = bytes.substr(0, kHeader);
  return header.size() > kMagic && header.substr(kMagic).starts_with("ustar"sv) &&
         contains(header, "\0"sv);
}

bool is_archive(std::string_view bytes) {
  return is_zip(bytes) || bytes.starts_with("7z\xBC\xAF\x27\x1C"sv) ||
         bytes.starts_with("Rar!\x1A\7"sv) || is_tar(bytes);
}

bool is_compressed(std::string_view bytes) {
  static constexpr std::array kMagic{
      "\x1F\x8B\x08"sv,      // gzip, RFC 1952: deflate is the only method
      "\x1F\x9D"sv,          // compress
      "\xFD\x37zXZ\0"sv,     // xz
      "\x28\xB5\x2F\xFD"sv,  // zstd, RFC 8878
      "\x04\x22\x4D\x18"sv,  // lz4 frame
      "LZIP\1"sv,            // lzip
  };
  if (std::ranges::any_of(kMagic, [&](auto magic) { return bytes.starts_with(magic); })) {
    return true;
  }
  constexpr std::size_t kBlock = 4;  // bzip2: after "BZh" and the level comes pi, or sqrt(pi)
  return bytes.starts_with("BZh"sv) && bytes.size() > kBlock &&
         (bytes.substr(kBlock).starts_with("\x31\x41\x59\x26\x53\x59"sv) ||
          bytes.substr(kBlock).starts_with("\x17\x72\x45\x38\x50\x90"sv));
}

bool is_sqlite(std::string_view bytes) { return bytes.starts_with("SQLite format 3\0"sv); }

// PS3.10, 7.1. Without the preamble: an element of group 2 or 8 that files begin with, by its
// representation, or by what it holds where none is written.
bool is_dicom(std::string_view bytes) {
  constexpr std::size_t kPreamble = 128;
  if (bytes.size() > kPreamble && bytes.substr(kPreamble).starts_with("DICM"sv)) return true;
  static constexpr std::array kExplicit{"\2\0\0\0UL\4\0"sv,  "\2\0\1\0OB\0\0"sv,  "\2\0\2\0UI"sv,
                                        "\2\0\20\0UI"sv,     "\10\0\0\0UL\4\0"sv, "\10\0\5\0CS"sv,
                                        "\10\0\10\0CS"sv,    "\10\0\26\0UI"sv,    "\10\0\22\0DA"sv,
                                        "\0\10\0\0UL\0\4"sv, "\0\10\0\5CS"sv,     "\0\10\0\10CS"sv,
                                        "\0\10\0\26UI"sv,    "\0\10\0\22DA"sv};
  if (std::ranges::any_of(kExplicit, [&](auto head) { return bytes.starts_with(head); })) {
    return true;
  }
  constexpr std::size_t kHead = 8;
  const std::string_view value = bytes.substr(std::min(kHead, bytes.size()));
  return bytes.starts_with("\10\0\0\0\4\0\0\0"sv) ||
         (bytes.starts_with("\10\0\5\0"sv) && value.starts_with("ISO"sv)) ||
         (bytes.starts_with("\10\0\26\0"sv) && value.starts_with("1.2.840.10008."sv));
}

// ISO 32000-2, 7.5.2.
bool is_pdf(std::string_view bytes) { return bytes.starts_with("%PDF-"sv); }

struct Row {
  ContainerKind kind;
  std::string_view words;
  bool (*looks_like)(std::string_view bytes);
};

// The first that fits counts.
constexpr std::array kRows{
    Row{ContainerKind::office, "office document", is_office},
    Row{ContainerKind::archive, "archive", is_archive},
    Row{ContainerKind::compressed, "compressed file", is_compressed},
    Row{ContainerKind::sqlite, "SQLite database", is_sqlite},
    Row{ContainerKind::dicom, "DICOM file", is_dicom},
    Row{ContainerKind::image, "image", image_may_hold_text},
    Row{ContainerKind::pdf, "PDF file", is_pdf},
};

}  // namespace

std::string_view words_for(ContainerKind kind) {
  const auto row = std::ranges::find(kRows, kind, &Row::kind);
  return row == kRows.end() ? "container" : row->words;
}

bool holds_pictures(ContainerKind kind) {
  return kind == ContainerKind::dicom || kind == ContainerKind::image || kind == ContainerKind::pdf;
}

std::optional<ContainerKind> container_kind(std::string_view bytes) {
  const auto row = std::ranges::find_if(kRows, [&](const Row& r) { return r.looks_like(bytes); });
  return row == kRows.end() ? std::nullopt : std::optional(row->kind);
}

}  // namespace phiward
