#include "auditor/unpack/dicom_charset.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <iconv.h>

namespace phiward {
namespace {

// Also for files that name no character set and are not ASCII: that breaks the standard, and is
// mostly Latin-1 or UTF-8.
std::string latin1_as_utf8(std::string_view text) {
  std::string result;
  result.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      result += c;
    } else {
      result += static_cast<char>(0xC0 | byte >> 6);
      result += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return result;
}

// What switches the character set inside a text, ISO 2022, and the charset of glibc that knows
// the same switches; DCMTK does not know them with glibc. Korean and Chinese texts switch to a
// set in the upper half and are then as their usual charset: there the switch itself goes.
struct Switch {
  std::string_view escape;
  const char* charset;
  bool goes;
};
constexpr auto kSwitches = std::to_array<Switch>({
    {"\x1B$)C", "EUC-KR", true},
    {"\x1B$)A", "GB18030", true},
    {"\x1B", "ISO-2022-JP-3", false},
});

// A converter that stays open, since none can be opened later.
class Converter {
 public:
  explicit Converter(const char* charset) : handle_(::iconv_open("UTF-8", charset)) {}
  ~Converter() {
    if (is_open()) ::iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // False if the text is none of the charset.
  bool convert(std::string text, std::string& result) {
    if (!is_open()) return false;
    constexpr std::size_t kMostUtf8 = 4;  // bytes for one of the text
    result.resize(text.size() * kMostUtf8);
    char* from = text.data();
    char* to = result.data();
    std::size_t left = text.size();
    std::size_t room = result.size();
    ::iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    const bool done = ::iconv(handle_, &from, &left, &to, &room) != std::size_t(-1);
    result.resize(result.size() - room);
    return done;
  }

 private:
  [[nodiscard]] bool is_open() const { return handle_ != iconv_t(-1); }
  iconv_t handle_;
};

Converter& converter_of(const Switch& which) {
  static std::array<Converter, kSwitches.size()> converters{Converter(kSwitches[0].charset),
                                                            Converter(kSwitches[1].charset),
                                                            Converter(kSwitches[2].charset)};
  return converters.at(static_cast<std::size_t>(&which - kSwitches.data()));
}

bool convert_switched(std::string_view text, std::string& result) {
  for (const Switch& which : kSwitches) {
    if (text.find(which.escape) == std::string_view::npos) continue;
    std::string plain;
    for (std::size_t at = 0; at < text.size();) {
      const bool here = which.goes && text.substr(at).starts_with(which.escape);
      if (!here) plain += text[at];
      at += here ? which.escape.size() : 1;
    }
    return converter_of(which).convert(std::move(plain), result);
  }
  return false;
}

bool is_plain(std::string_view text) {
  return std::ranges::all_of(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != '\x1B'; });
}

}  // namespace

DicomCharset::DicomCharset(const std::string& terms)
    : known_(!terms.empty() && converter_.selectCharacterSet(terms.c_str()).good()) {}

std::string DicomCharset::utf8(std::string_view text, const char* delimiters) {
  if (is_plain(text)) return std::string(text);
  OFString converted;
  if (known_ && converter_.convertString(text.data(), text.size(), converted, delimiters).good()) {
    return {converted.c_str(), converted.length()};
  }
  if (std::string switched; convert_switched(text, switched)) return switched;
  return latin1_as_utf8(text);
}

void open_dicom_charsets() {
  static constexpr std::array kTerms{
      "ISO_IR 100",
      "ISO_IR 101",
      "ISO_IR 109",
      "ISO_IR 110",
      "ISO_IR 144",
      "ISO_IR 127",
      "ISO_IR 126",
      "ISO_IR 138",
      "ISO_IR 148",
      "ISO_IR 166",
      "ISO_IR 13",
      "ISO_IR 192",
      "GB18030",
      "GBK",
      "ISO 2022 IR 13\\ISO 2022 IR 87\\ISO 2022 IR 159\\ISO 2022 IR 149\\ISO 2022 IR 58",
  };
  static std::deque<DcmSpecificCharacterSet> kept;
  if (!kept.empty()) return;
  converter_of(kSwitches.front());
  for (const char* terms : kTerms) kept.emplace_back().selectCharacterSet(terms);
}

}  // namespace phiward
