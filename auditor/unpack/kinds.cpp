#include "auditor/unpack/kinds.hpp"

#include <algorithm>
#include <array>
#include <new>

#include "auditor/unpack/archive.hpp"
#include "auditor/unpack/dicom.hpp"
#include "auditor/unpack/image.hpp"
#include "auditor/unpack/office.hpp"
#include "auditor/unpack/pdf.hpp"
#include "auditor/unpack/sqlite_file.hpp"

namespace phiward {
namespace {

struct Row {
  ContainerKind kind;
  Unpack unpack;
};

constexpr std::array kRows{
    Row{ContainerKind::archive, unpack_archive}, Row{ContainerKind::compressed, unpack_archive},
    Row{ContainerKind::office, unpack_office},   Row{ContainerKind::sqlite, unpack_sqlite},
    Row{ContainerKind::dicom, unpack_dicom},     Row{ContainerKind::image, unpack_image},
    Row{ContainerKind::pdf, unpack_pdf},
};

}  // namespace

std::optional<UnpackFailure> unpack(ContainerKind kind, std::string_view bytes, Parts& parts) {
  const auto row = std::ranges::find(kRows, kind, &Row::kind);
  if (row == kRows.end()) return UnpackFailure::unsupported;
  try {
    row->unpack(bytes, parts);
    return parts.noted();
  } catch (const UnpackError& error) {
    return parts.noted().value_or(error.failure());
  } catch (const std::bad_alloc&) {
    return UnpackFailure::too_large;
  }
}

}  // namespace phiward
