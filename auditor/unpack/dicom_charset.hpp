// Turns DICOM texts into UTF-8 (PS3.3 C.12.1.1.2, PS3.5 6.1).
#pragma once

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcspchrs.h>
#include <string>
#include <string_view>

namespace phiward {

class DicomCharset {
 public:
  // `terms` is the value of Specific Character Set (0008,0005): "ISO 2022 IR 6\ISO 2022 IR 87".
  explicit DicomCharset(const std::string& terms);

  // What cannot be converted is read as Latin-1, so that nothing is lost. `delimiters` are the
  // characters at which a switched character set ends.
  [[nodiscard]] std::string utf8(std::string_view text, const char* delimiters);

 private:
  DcmSpecificCharacterSet converter_;
  bool known_;
};

// Opens every character set of the standard and keeps it open.
void open_dicom_charsets();

}  // namespace phiward
