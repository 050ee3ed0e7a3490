#include "auditor/unpack/exif.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <vector>

#include "auditor/content/code_points.hpp"
#include "auditor/unpack/image_text.hpp"

namespace phiward {
namespace {

constexpr std::size_t kMostDirectories = 64;
constexpr std::size_t kMostEntries = 1000;       // of one directory
constexpr std::size_t kMostText = 8 << 20;       // bytes of all values together
constexpr std::size_t kLongestText = 256 << 10;  // bytes

enum class Form : std::uint8_t { text, wide, comment, xmp, iptc, directory, position };

struct Tag {
  std::uint16_t number;
  Form form;
  std::string_view key;
};

// TIFF 6.0, EXIF 2.32 4.6, Microsoft's XP tags, DNG 1.6. Sorted.
constexpr auto kTags = std::to_array<Tag>({
    {0x010D, Form::text, "Document name"},
    {0x010E, Form::text, "Image description"},
    {0x011D, Form::text, "Page name"},
    {0x0132, Form::text, "Date"},
    {0x013B, Form::text, "Artist"},
    {0x013C, Form::text, "Host computer"},
    {0x014A, Form::directory, ""},
    {0x02BC, Form::xmp, ""},
    {0x8298, Form::text, "Copyright"},
    {0x83BB, Form::iptc, ""},
    {0x8769, Form::directory, ""},
    {0x8825, Form::position, "GPS position"},
    {0x9003, Form::text, "Date taken"},
    {0x9286, Form::comment, "User comment"},
    {0x9C9B, Form::wide, "Title"},
    {0x9C9C, Form::wide, "Comment"},
    {0x9C9D, Form::wide, "Author"},
    {0x9C9E, Form::wide, "Keywords"},
    {0x9C9F, Form::wide, "Subject"},
    {0xA430, Form::text, "Camera owner"},
    {0xA431, Form::text, "Camera serial number"},
});
static_assert(std::ranges::is_sorted(kTags, {}, &Tag::number));

struct Entry {
  std::uint16_t tag = 0;
  std::uint16_t type = 0;
  std::string_view value;
};

// TIFF 6.0, section 2. Everything that is read is checked against the size of the block.
class Directories {
 public:
  Directories(std::string_view tiff, std::string& lines)
      : tiff_(tiff), little_(tiff.starts_with("II")), lines_(lines) {}

  bool read() {
    if (tiff_.size() < 8 || number(2, 2) != 42) return false;
    wait_for(number(4, 4));
    for (std::size_t i = 0; i < offsets_.size(); ++i) read_directory(offsets_[i]);
    return whole_;
  }

 private:
  // The unsigned number of `size` bytes at `at`; 0 beyond the end.
  [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t size) const {
    if (at > tiff_.size() || tiff_.size() - at < size) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t place = little_ ? size - 1 - i : i;
      value = value << 8 | static_cast<unsigned char>(tiff_[at + place]);
    }
    return value;
  }

  void wait_for(std::uint32_t offset) {
    if (offset == 0 || std::ranges::find(offsets_, offset) != offsets_.end()) return;
    if (offsets_.size() == kMostDirectories) {
      whole_ = false;
    } else {
      offsets_.push_back(offset);
    }
  }

  // Its entries; those that lead beyond the end are left out.
  std::vector<Entry> entries_at(std::size_t at) {
    std::vector<Entry> entries;
    if (at > tiff_.size() || tiff_.size() - at < 2) {
      whole_ = false;
      return entries;
    }
    const std::size_t count = number(at, 2);
    const std::size_t room = (tiff_.size() - at - 2) / 12;
    whole_ = whole_ && count <= room && count <= kMostEntries;
    for (std::size_t i = 0; i < std::min({count, room, kMostEntries}); ++i) {
      const std::size_t entry = at + 2 + i * 12;
      static constexpr std::array<std::uint64_t, 14> kBytes{0, 1, 1, 2, 4, 8, 1,
                                                            1, 2, 4, 8, 4, 8, 4};
      const std::uint32_t type = number(entry + 2, 2);
      const std::uint64_t size =
          (type < kBytes.size() ? kBytes.at(type) : 0) * number(entry + 4, 4);
      const std::uint64_t value = size <= 4 ? entry + 8 : number(entry + 8, 4);
      const auto tag = static_cast<std::uint16_t>(number(entry, 2));
      if (value > tiff_.size() || size > tiff_.size() - value) {
        whole_ = whole_ && std::ranges::find(kTags, tag, &Tag::number) == kTags.end();
        continue;
      }
      entries.push_back({tag, static_cast<std::uint16_t>(type), tiff_.substr(value, size)});
    }
    next_ = count <= room ? number(at + 2 + count * 12, 4) : 0;
    return entries;
  }

  void read_directory(std::size_t at) {
    next_ = 0;
    for (const Entry& entry : entries_at(at)) {
      const auto* tag = std::ranges::find(kTags, entry.tag, &Tag::number);
      if (tag != kTags.end()) read_entry(*tag, entry);
    }
    wait_for(next_);
  }

  [[nodiscard]] std::uint32_t first_number(const Entry& entry) const {
    if (entry.value.size() < 4) return 0;
    return number(static_cast<std::size_t>(entry.value.data() - tiff_.data()), 4);
  }

  void read_entry(const Tag& tag, const Entry& entry) {
    if (lines_.size() > kMostText) {  // many entries may share one value
      whole_ = false;
      return;
    }
    const std::string_view value = entry.value.substr(0, kLongestText);
    switch (tag.form) {
      case Form::text:
        return add_image_text(tag.key, value, lines_);
      case Form::wide:
        return add_image_text(tag.key, from_utf16(value, true), lines_);
      case Form::comment:
        return add_comment(tag.key, value);
      case Form::xmp:
        return add_xmp(value, lines_);
      case Form::iptc:
        return add_iptc(value, lines_);
      case Form::directory:
        for (std::size_t i = 0; i + 4 <= entry.value.size() && i < 4 * kMostDirectories; i += 4) {
          wait_for(first_number({entry.tag, entry.type, entry.value.substr(i)}));
        }
        return;
      case Form::position:
        return add_position(tag.key, first_number(entry));
    }
  }

  // EXIF 2.32, 4.6.6: eight bytes name the encoding.
  void add_comment(std::string_view key, std::string_view value) {
    constexpr std::size_t kCode = 8;
    if (value.size() <= kCode) return;
    const std::string_view text = value.substr(kCode);
    if (value.starts_with("UNICODE")) {
      add_image_text(key, from_utf16(text, little_), lines_);
    } else {
      add_image_text(key, text, lines_);
    }
  }

  // Degrees of three rationals; negative south and west.
  [[nodiscard]] double degrees(std::string_view rationals, std::string_view hemisphere) const {
    double sum = 0;
    double unit = 1;
    const auto at = static_cast<std::size_t>(rationals.data() - tiff_.data());
    for (std::size_t i = 0; i < 3; ++i, unit *= 60) {
      const double over = number(at + i * 8 + 4, 4);
      if (over > 0) sum += number(at + i * 8, 4) / over / unit;
    }
    const bool negative = hemisphere.starts_with('S') || hemisphere.starts_with('W');
    return negative ? -sum : sum;
  }

  void add_position(std::string_view key, std::size_t at) {
    std::array<std::string_view, 5> values;  // by tag: 1 and 3 hemispheres, 2 and 4 degrees
    for (const Entry& entry : entries_at(at)) {
      if (entry.tag < values.size()) values.at(entry.tag) = entry.value;
    }
    next_ = 0;
    constexpr std::size_t kRationals = 24;
    if (values[2].size() < kRationals || values[4].size() < kRationals) return;
    char text[64];
    std::snprintf(text, sizeof text, "%.6f, %.6f", degrees(values[2], values[1]),
                  degrees(values[4], values[3]));
    add_image_text(key, text, lines_);
  }

  std::string_view tiff_;
  bool little_;
  std::string& lines_;
  std::vector<std::uint32_t> offsets_;  // of directories, in the order of reading
  std::uint32_t next_ = 0;              // of the directory behind the last one read
  bool whole_ = true;
};

}  // namespace

bool read_exif(std::string_view tiff, std::string& lines) {
  if (!tiff.starts_with("II") && !tiff.starts_with("MM")) return false;
  return Directories(tiff, lines).read();
}

}  // namespace phiward
