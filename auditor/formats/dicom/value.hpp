// Finds what a DICOM attribute holds behind its tag: in dumps of dcmdump, gdcmdump, dicom3tools
// and pydicom, in DICOM JSON and XML (PS3.18 F, PS3.19 A.1), and in program text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "auditor/formats/dicom/tags.hpp"

namespace phiward::dicom {

// Parts of `text`, mostly one; several where the form itself separates them. Looks at a bounded
// number of bytes behind the mention.
[[nodiscard]] std::vector<std::string_view> values_behind(std::string_view text,
                                                          const Mention& mention);

}  // namespace phiward::dicom
