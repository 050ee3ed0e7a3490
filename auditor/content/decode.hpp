// From the bytes of a file to the text that is judged. UTF-8, ASCII and 8-bit charsets pass
// through untouched; UTF-16 and UTF-32 become UTF-8, because rules are written for it.
// Never fails: any bytes give some text, of at most 3/2 their size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace phiward {

enum class Encoding : std::uint8_t { bytes, utf8_bom, utf16le, utf16be, utf32le, utf32be };

// Immutable; may be moved. Borrows the decoded file's bytes unless it was re-encoded.
class Text {
 public:
  [[nodiscard]] std::string_view text() const { return reencoded_ ? storage_ : borrowed_; }
  [[nodiscard]] Encoding encoding() const { return encoding_; }

  // A NUL byte stands in the first 8000 bytes (git's rule) of no known encoding; text() is
  // the raw bytes.
  [[nodiscard]] bool binary() const { return binary_; }

  // The offset in the file as stored of what stands at `offset` in text(). Offsets inside a
  // character give its start; offsets past the end give the size of the file.
  [[nodiscard]] std::size_t to_stored(std::size_t offset) const;

 private:
  friend Text decode(std::string_view bytes);
  struct Mark {
    std::size_t decoded, stored;
  };
  void reencode();

  std::string_view bytes_;     // the file as stored
  std::string_view borrowed_;  // part of bytes_
  std::string storage_;
  std::vector<Mark> marks_;  // one every few KiB, so that to_stored() need not start over
  Encoding encoding_ = Encoding::bytes;
  bool reencoded_ = false;
  bool binary_ = false;
};

// `bytes` must outlive the result.
[[nodiscard]] Text decode(std::string_view bytes);

}  // namespace phiward
