#include "auditor/unpack/dicom.hpp"

#include <algorithm>
#include <cstdio>
#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcistrmb.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/oflog/oflog.h>
#include <optional>
#include <string>

#include "auditor/unpack/dicom_charset.hpp"

namespace phiward {
namespace {

constexpr int kDeepest = 64;                // sequences in sequences
constexpr unsigned kLongestNumbers = 128;   // bytes of numbers that are written out
constexpr unsigned kLongestUnknown = 4096;  // bytes of an unknown element that may be a text

bool is_text(DcmEVR vr) {
  switch (vr) {
    case EVR_AE:
    case EVR_AS:
    case EVR_CS:
    case EVR_DA:
    case EVR_DS:
    case EVR_DT:
    case EVR_IS:
    case EVR_LO:
    case EVR_LT:
    case EVR_PN:
    case EVR_SH:
    case EVR_ST:
    case EVR_TM:
    case EVR_UC:
    case EVR_UI:
    case EVR_UR:
    case EVR_UT:
      return true;
    default:
      return false;
  }
}

bool is_bytes(DcmEVR vr) {
  return vr == EVR_OB || vr == EVR_OW || vr == EVR_UN || vr == EVR_UNKNOWN || vr == EVR_OF ||
         vr == EVR_OD || vr == EVR_OL || vr == EVR_OV || vr == EVR_ox || vr == EVR_px ||
         vr == EVR_lt || vr == EVR_xs || vr == EVR_UNKNOWN2B || vr == EVR_PixelData ||
         vr == EVR_OverlayData;
}

// Line ends stay, so that a long text is judged line by line; other control characters go.
void clean(std::string& text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\0')) text.pop_back();
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t') c = c == '\r' ? '\n' : ' ';
  }
}

class HeaderText {
 public:
  explicit HeaderText(std::size_t most) : most_(most) {}

  void add_item(DcmItem& item, const std::string& outer_terms, int depth) {
    const std::string terms = own_terms(item).value_or(outer_terms);
    DicomCharset charset(terms);
    for (DcmObject* o = item.nextInContainer(nullptr); o != nullptr; o = item.nextInContainer(o)) {
      add_object(*o, charset, terms, depth);
    }
  }

  void add_line(std::string_view line) {
    if (text_.size() + line.size() > most_) throw UnpackError(UnpackFailure::too_large);
    text_ += line;
  }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  // DCMTK believes any length: a few bytes may say that they are 4 GiB of terms.
  static std::optional<std::string> own_terms(DcmItem& item) {
    constexpr Uint32 kLongest = 1024;  // bytes
    DcmElement* element = nullptr;
    OFString terms;
    if (item.findAndGetElement(DCM_SpecificCharacterSet, element).bad() || element == nullptr ||
        element->getLength() > kLongest || element->getOFStringArray(terms).bad()) {
      return std::nullopt;
    }
    return std::string(terms.c_str());
  }

  void add_object(DcmObject& object, DicomCharset& charset, const std::string& terms, int depth) {
    DcmTag tag = object.getTag();
    if (tag.getElement() == 0) return;  // length of its group
    char head[32];
    std::snprintf(head, sizeof head, "(%04x,%04x) ", tag.getGroup(), tag.getElement());
    std::string line(static_cast<std::size_t>(depth) * 2, ' ');
    line += head;
    line += DcmVR(object.getVR()).getValidVRName();
    auto* sequence = dynamic_cast<DcmSequenceOfItems*>(&object);
    if (sequence != nullptr) {
      add_line(line + " (Sequence)  # " + tag.getTagName() + "\n");
      add_sequence(*sequence, terms, depth + 1);
      return;
    }
    auto* element = dynamic_cast<DcmElement*>(&object);
    if (element == nullptr) return;
    if (element->getLength() > most_) throw UnpackError(UnpackFailure::too_large);
    add_line(line + " " + shown(*element, charset) + "  # " + tag.getTagName() + "\n");
  }

  void add_sequence(DcmSequenceOfItems& sequence, const std::string& terms, int depth) {
    if (depth > kDeepest) throw UnpackError(UnpackFailure::unsupported);
    const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
    for (DcmObject* o = sequence.nextInContainer(nullptr); o != nullptr;
         o = sequence.nextInContainer(o)) {
      auto* item = dynamic_cast<DcmItem*>(o);
      if (item == nullptr) continue;
      add_line(indent + "(fffe,e000) na (Item)\n");
      add_item(*item, terms, depth + 1);
    }
  }

  static std::string shown(DcmElement& element, DicomCharset& charset) {
    const DcmEVR vr = element.getVR();
    const std::string nothing = "(no value available)";
    if (element.getLength() == 0) return nothing;
    if (is_text(vr)) {
      char* value = nullptr;
      Uint32 length = 0;
      if (element.getString(value, length).bad() || value == nullptr) return nothing;
      std::string text = charset.utf8({value, length}, vr == EVR_PN ? "\\^=" : "\\\r\n\t\f");
      clean(text);
      return "[" + text + "]";
    }
    if (is_bytes(vr)) return shown_bytes(element, charset);
    OFString numbers;
    if (element.getLength() > kLongestNumbers || element.getOFStringArray(numbers).bad()) {
      return "(" + std::to_string(element.getLength()) + " bytes)";
    }
    return {numbers.c_str(), numbers.length()};
  }

  // What has no known representation, private elements above all, is often a text.
  static std::string shown_bytes(DcmElement& element, DicomCharset& charset) {
    const std::uint64_t length = element.getLength();
    std::string size = "(" + std::to_string(length) + " bytes)";
    Uint8* bytes = nullptr;
    if (length > kLongestUnknown || element.ident() == EVR_OW ||
        element.getUint8Array(bytes).bad() || bytes == nullptr) {
      return size;
    }
    std::string text(reinterpret_cast<const char*>(bytes), length);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\0')) text.pop_back();
    const bool readable = !text.empty() && std::ranges::none_of(text, [](char c) {
      return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\r' && c != '\t';
    });
    if (!readable) return size;
    text = charset.utf8(text, "\\^=");
    clean(text);
    return "[" + text + "]";
  }

  std::size_t most_;
  std::string text_;
};

// DCMTK stops silently also where it finds nothing that it knows. What it stopped at has just
// been taken from the stream: tag, and 4 or 8 bytes of representation and length.
bool stopped_at_pixels(std::string_view bytes, const DcmInputStream& stream) {
  using namespace std::string_view_literals;
  constexpr std::size_t kHead = 12;
  const auto at = std::min(static_cast<std::size_t>(stream.tell()), bytes.size());
  const std::string_view head = bytes.substr(at - std::min(at, kHead), std::min(at, kHead));
  return head.find("\xE0\x7F\x10\0"sv) != head.npos || head.find("\x7F\xE0\0\x10"sv) != head.npos;
}

void add_document(DcmItem& dataset, Parts& parts) {
  DcmElement* element = nullptr;
  Uint8* bytes = nullptr;
  if (dataset.findAndGetElement(DCM_EncapsulatedDocument, element).bad() ||
      element->getUint8Array(bytes).bad() || bytes == nullptr) {
    return;
  }
  parts.add("document", {reinterpret_cast<const char*>(bytes), element->getLength()});
}

}  // namespace

void prepare_dicom() {
  OFLog::configure(OFLogger::OFF_LOG_LEVEL);  // its messages quote values
  dcmEnableUnknownVRConversion.set(OFTrue);
  dcmDataDict.rdlock();
  const bool loaded = dcmDataDict.isDictionaryLoaded();
  dcmDataDict.rdunlock();
  static_cast<void>(loaded);
  open_dicom_charsets();
}

void unpack_dicom(std::string_view bytes, Parts& parts) {
  static const bool prepared = (prepare_dicom(), dcmDataDict.isDictionaryLoaded());
  if (!prepared) throw UnpackError(UnpackFailure::unsupported);
  DcmInputBufferStream stream;
  stream.setBuffer(bytes.data(), static_cast<offile_off_t>(bytes.size()));
  stream.setEos();
  DcmFileFormat file;
  file.transferInit();
  const OFCondition read =
      file.readUntilTag(stream, EXS_Unknown, EGL_noChange, DCM_MaxReadLength, DCM_PixelData);
  file.transferEnd();

  HeaderText header(std::min(parts.limits().part_bytes, parts.limits().bytes));
  header.add_line("# Dicom-File-Format\n");
  DcmDataset& dataset = *file.getDataset();
  try {
    header.add_item(dataset, "", 0);
  } catch (const UnpackError&) {
    parts.add("header", header.text());
    throw;
  }
  parts.add("header", header.text());
  add_document(dataset, parts);
  const bool deflated = dataset.getOriginalXfer() == EXS_DeflatedLittleEndianExplicit;
  const bool whole = deflated || stream.avail() == 0 || stopped_at_pixels(bytes, stream);
  if (read.bad() || !whole) throw UnpackError(UnpackFailure::damaged);
}

}  // namespace phiward
