#include "auditor/unpack/image.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <zlib.h>

#include "auditor/unpack/exif.hpp"
#include "auditor/unpack/image_text.hpp"

namespace phiward {
namespace {

using namespace std::string_view_literals;
constexpr std::string_view kExif = "Exif\0\0"sv;
constexpr std::string_view kXmp = "http://ns.adobe.com/xap/1.0/\0"sv;
constexpr std::size_t kLongestInflated = 1 << 20;  // bytes of one text of a PNG

std::uint32_t big_endian(std::string_view bytes, std::size_t size) {
  std::uint32_t value = 0;
  for (const char c : bytes.substr(0, size)) value = value << 8 | static_cast<unsigned char>(c);
  return value;
}

// What an image says, and whether that is all of it.
struct Metadata {
  std::string lines;
  bool whole = true;
};

void read_exif_into(Metadata& metadata, std::string_view tiff) {
  if (!read_exif(tiff, metadata.lines)) metadata.whole = false;
}

// ISO/IEC 10918-1, annex B: markers with a length, up to the scan of pixels.
void read_jpeg(std::string_view bytes, Metadata& metadata) {
  constexpr unsigned kScan = 0xDA;
  constexpr unsigned kEnd = 0xD9;
  constexpr unsigned kComment = 0xFE;
  for (std::size_t at = 2; at + 1 < bytes.size();) {
    const auto marker = static_cast<unsigned char>(bytes[at + 1]);
    if (bytes[at] != '\xFF' || marker == kScan || marker == kEnd) return;
    if (marker == 0xFF) {  // padding
      ++at;
      continue;
    }
    const bool bare = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
    const std::size_t size = bare ? 0 : big_endian(bytes.substr(at + 2), 2);
    if (!bare && (size < 2 || size > bytes.size() - at - 2)) {
      metadata.whole = false;
      return;
    }
    const std::string_view segment = bare ? ""sv : bytes.substr(at + 4, size - 2);
    if (marker == 0xE1 && segment.starts_with(kExif)) {
      read_exif_into(metadata, segment.substr(kExif.size()));
    } else if (marker == 0xE1 && segment.starts_with(kXmp)) {
      add_xmp(segment.substr(kXmp.size()), metadata.lines);
    } else if (marker == 0xED) {
      add_iptc(segment, metadata.lines);
    } else if (marker == kComment) {
      add_image_text("Comment", segment, metadata.lines);
    }
    at += 2 + size;
  }
}

// Up to kLongestInflated bytes; false if it is damaged or longer.
bool inflated(std::string_view deflated, std::string& text) {
  text.resize(kLongestInflated);
  z_stream stream{};
  if (inflateInit(&stream) != Z_OK) return false;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(deflated.data()));
  stream.avail_in = static_cast<uInt>(deflated.size());
  stream.next_out = reinterpret_cast<Bytef*>(text.data());
  stream.avail_out = static_cast<uInt>(text.size());
  const int result = inflate(&stream, Z_FINISH);
  text.resize(text.size() - stream.avail_out);
  inflateEnd(&stream);
  return result == Z_STREAM_END;
}

// Takes what stands before the next NUL off `chunk`.
std::string_view take_word(std::string_view& chunk) {
  const std::size_t end = std::min(chunk.find('\0'), chunk.size());
  const std::string_view word = chunk.substr(0, end);
  chunk.remove_prefix(std::min(end + 1, chunk.size()));
  return word;
}

void add_png_text(std::string_view key, std::string_view text, bool deflated, Metadata& metadata) {
  std::string content;
  if (deflated) {
    metadata.whole = inflated(text, content) && metadata.whole;
    text = content;
  }
  if (key == "XML:com.adobe.xmp") {
    add_xmp(text, metadata.lines);
  } else {
    add_image_text(key, text, metadata.lines);
  }
}

void read_png_chunk(std::string_view kind, std::string_view chunk, Metadata& metadata) {
  if (kind == "eXIf") return read_exif_into(metadata, chunk);
  if (kind != "tEXt" && kind != "zTXt" && kind != "iTXt") return;
  const std::string_view key = take_word(chunk);
  bool deflated = kind == "zTXt";
  if (kind == "iTXt") deflated = chunk.starts_with('\1');
  if (kind != "tEXt")
    chunk.remove_prefix(std::min<std::size_t>(kind == "zTXt" ? 1 : 2, chunk.size()));
  if (kind == "iTXt") {
    take_word(chunk);  // language
    take_word(chunk);  // the key in that language
  }
  add_png_text(key, chunk, deflated, metadata);
}

// ISO/IEC 15948, 5.3: length, kind, content, check sum.
void read_png(std::string_view bytes, Metadata& metadata) {
  constexpr std::size_t kSignature = 8;
  constexpr std::size_t kAround = 12;
  for (std::size_t at = kSignature; at + kAround <= bytes.size();) {
    const std::size_t size = big_endian(bytes.substr(at), 4);
    const std::string_view kind = bytes.substr(at + 4, 4);
    if (kind == "IEND") return;
    if (size > bytes.size() - at - kAround) break;
    read_png_chunk(kind, bytes.substr(at + 8, size), metadata);
    at += kAround + size;
  }
  metadata.whole = false;
}

}  // namespace

void unpack_image(std::string_view bytes, Parts& parts) {
  Metadata metadata;
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) {
    read_jpeg(bytes, metadata);
  } else if (bytes.starts_with("\x89PNG"sv)) {
    read_png(bytes, metadata);
  } else {
    read_exif_into(metadata, bytes);
  }
  if (!metadata.lines.empty()) parts.add("metadata", metadata.lines);
  if (!metadata.whole) throw UnpackError(UnpackFailure::damaged);
}

}  // namespace phiward
