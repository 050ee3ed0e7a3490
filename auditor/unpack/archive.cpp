#include "auditor/unpack/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <memory>
#include <string>
#include <type_traits>

#include "auditor/unpack/plain_zip.hpp"
#include "auditor/unpack/utf8_locale.hpp"

namespace phiward {
namespace {

struct CloseArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
using Archive = std::unique_ptr<archive, CloseArchive>;

// Not archive_read_support_filter_all: some of those filters start other programs.
constexpr int (*kSupported[])(archive*) = {
    archive_read_support_filter_bzip2, archive_read_support_filter_compress,
    archive_read_support_filter_gzip,  archive_read_support_filter_lz4,
    archive_read_support_filter_lzip,  archive_read_support_filter_lzma,
    archive_read_support_filter_xz,    archive_read_support_filter_zstd,
    archive_read_support_format_7zip,  archive_read_support_format_rar,
    archive_read_support_format_rar5,  archive_read_support_format_tar,
    archive_read_support_format_zip,   archive_read_support_format_raw,
    archive_read_support_format_empty,
};

Archive open(std::string_view bytes) {
  Archive reader(archive_read_new());
  for (const auto support : kSupported) support(reader.get());
  // Two blocks of zeros end an archive, and hide what comes after them.
  archive_read_set_options(reader.get(), "tar:read_concatenated_archives");
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    throw UnpackError(UnpackFailure::damaged);
  }
  return reader;
}

std::string_view view(const char* text) { return text == nullptr ? std::string_view() : text; }

std::string_view name_of(archive* reader, archive_entry* entry) {
  if (archive_format(reader) == ARCHIVE_FORMAT_RAW) return {};
  const std::string_view name = view(archive_entry_pathname_utf8(entry));
  return name.empty() ? view(archive_entry_pathname(entry)) : name;
}

class ArchiveReading {
 public:
  ArchiveReading(std::string_view bytes, Parts& parts) : archive_(open(bytes)), parts_(parts) {}

  // All but the first members.
  void read_behind(std::size_t passed) {
    for (archive_entry* entry = nullptr;;) {
      const int status = archive_read_next_header(archive_.get(), &entry);
      if (status == ARCHIVE_EOF) return check_end();
      if (status == ARCHIVE_FATAL) throw UnpackError(UnpackFailure::damaged);
      if (status == ARCHIVE_RETRY) {
        parts_.note(UnpackFailure::damaged);
        continue;
      }
      if (passed > 0) {
        --passed;
      } else {
        read_member(entry);
      }
    }
  }

 private:
  // libarchive passes over a last block that is cut short.
  void check_end() {
    constexpr la_int64_t kBlock = 512;
    const int format = archive_format(archive_.get()) & ARCHIVE_FORMAT_BASE_MASK;
    const bool tar = format == ARCHIVE_FORMAT_TAR || format == 0;  // 0: not one whole block
    if (tar && archive_filter_bytes(archive_.get(), 0) % kBlock != 0) {
      parts_.note(UnpackFailure::damaged);
    }
  }

  void read_member(archive_entry* entry) {
    const std::string name(name_of(archive_.get(), entry));
    if (archive_entry_is_encrypted(entry) != 0) {
      parts_.note(UnpackFailure::encrypted);
      return parts_.add(name, {});
    }
    const auto type = archive_entry_filetype(entry);
    if (type == AE_IFLNK) return parts_.add(name, view(archive_entry_symlink(entry)));
    if (type != AE_IFREG && type != 0) return parts_.add(name, {});
    read_content();
    parts_.add(name, content_);
  }

  // What can be had of it, and a note if that is not all.
  void read_content() {
    content_.clear();
    for (char piece[65536];;) {
      const la_ssize_t got = archive_read_data(archive_.get(), piece, sizeof piece);
      if (got == 0) return;
      if (got == ARCHIVE_RETRY) continue;
      if (got < 0) {
        parts_.note(got == ARCHIVE_FAILED || got == ARCHIVE_WARN ? UnpackFailure::unsupported
                                                                 : UnpackFailure::damaged);
        return;
      }
      content_.append(piece, static_cast<std::size_t>(got));
      if (content_.size() > parts_.limits().bytes) throw UnpackError(UnpackFailure::too_large);
      if (content_.size() > parts_.limits().part_bytes) return;  // Parts::add notes it
    }
  }

  Archive archive_;
  Parts& parts_;
  std::string content_;
};

// libarchive takes what is left of a zip file whose end is missing for all of it.
bool lacks_its_end(std::string_view bytes) {
  constexpr std::size_t kEndRecord = 22;  // APPNOTE.TXT 4.3.16
  const std::size_t end = bytes.rfind("PK\5\6");
  return bytes.starts_with("PK") &&
         (end == std::string_view::npos || bytes.size() - end < kEndRecord);
}

// Up to the first that is damaged: of that one, libarchive gives what can be had. How many.
std::size_t add_sound_members(const PlainZip& zip, Parts& parts) {
  std::size_t read = 0;
  std::string content;
  for (const PlainZip::Member& member : zip.members()) {
    if (!zip.read(member, content)) break;
    parts.add(member.name, content);
    ++read;
  }
  return read;
}

}  // namespace

void unpack_archive(std::string_view bytes, Parts& parts) {
  std::size_t read = 0;
  if (const auto zip = PlainZip::open(bytes, parts.limits())) {
    read = add_sound_members(*zip, parts);
    if (read == zip->members().size()) return;
  }
  unpack_with_libarchive(bytes, parts, read);
}

void unpack_with_libarchive(std::string_view bytes, Parts& parts, std::size_t passed) {
  const Utf8Locale locale;
  if (lacks_its_end(bytes)) parts.note(UnpackFailure::damaged);
  ArchiveReading(bytes, parts).read_behind(passed);
}

}  // namespace phiward
