// Finds DICOM tags and keywords in a text, in every way that tools and programs write them:
//   (0010,0010)  (0010, 0010)  0x00100010  (0x0010,0x0010)  "00100010"  "0010,0010"
//   DCM_PatientName  DicomTag.PatientName  Tag.PatientName
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "auditor/formats/dicom/loci.hpp"

namespace phiward::dicom {

struct Mention {
  const Locus* locus;     // never null
  std::size_t begin = 0;  // half-open, of the digits or the name
  std::size_t end = 0;
  bool in_program = false;  // written as programs write it
};

// The first mention of an attribute of the table at or behind `at`. Linear in what it steps over.
[[nodiscard]] std::optional<Mention> next_mention(std::string_view text, std::size_t at);

}  // namespace phiward::dicom
