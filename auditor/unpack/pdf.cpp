#include "auditor/unpack/pdf.hpp"

#include <algorithm>
#include <array>
#include <iconv.h>
#include <limits>
#include <memory>
#include <poppler-document.h>
#include <poppler-embedded-file.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <string>

namespace phiward {
namespace {

constexpr int kMostPages = 20'000;
constexpr std::array kInformation{"Title", "Author", "Subject", "Keywords"};

void say_nothing(const std::string&, void*) {}

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return {bytes.begin(), bytes.end()};
}

void add_information(const poppler::document& document, Parts& parts) {
  std::string lines;
  for (const char* key : kInformation) {
    const std::string value = utf8(document.info_key(key));
    if (!value.empty()) lines.append(key).append(": ").append(value).append("\n");
  }
  if (!lines.empty()) parts.add("information", lines);
}

void add_pages(const poppler::document& document, Parts& parts) {
  const int pages = document.pages();
  for (int number = 0; number < std::min(pages, kMostPages); ++number) {
    const std::unique_ptr<poppler::page> page(document.create_page(number));
    if (!page) {
      parts.note(UnpackFailure::damaged);
      continue;
    }
    const std::string text = utf8(page->text({}, poppler::page::physical_layout));
    if (text.find_first_not_of(" \f\n") == std::string::npos) continue;
    parts.add("page " + std::to_string(number + 1), text);
  }
  if (pages > kMostPages) throw UnpackError(UnpackFailure::too_many);
}

void add_attachments(const poppler::document& document, Parts& parts) {
  if (!document.has_embedded_files()) return;
  for (const poppler::embedded_file* file : document.embedded_files()) {
    const bool too_large =
        file->size() > 0 && static_cast<std::uint64_t>(file->size()) > parts.limits().part_bytes;
    if (!file->is_valid() || too_large) {
      parts.note(too_large ? UnpackFailure::too_large : UnpackFailure::damaged);
      continue;
    }
    const poppler::byte_array bytes = file->data();
    parts.add("attachment " + file->name(), {bytes.data(), bytes.size()});
  }
}

}  // namespace

void prepare_pdf() {
  // Never closed, so that the tables stay loaded. Poppler asks for both, by these names.
  static const std::array kept{::iconv_open("UTF-16", "UTF-8"), ::iconv_open("UTF-8", "UTF-16")};
  static_cast<void>(kept);
}

void unpack_pdf(std::string_view bytes, Parts& parts) {
  if (bytes.size() > std::size_t{std::numeric_limits<int>::max()}) {
    throw UnpackError(UnpackFailure::too_large);
  }
  poppler::set_debug_error_function(say_nothing, nullptr);  // its messages quote the content
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) throw UnpackError(UnpackFailure::damaged);
  if (document->is_locked()) throw UnpackError(UnpackFailure::encrypted);
  add_information(*document, parts);
  add_pages(*document, parts);
  add_attachments(*document, parts);
}

}  // namespace phiward
