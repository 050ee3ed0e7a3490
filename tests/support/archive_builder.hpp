// Makes archives in memory, with libarchive.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace phiward::test {

using Members = std::vector<std::pair<std::string, std::string>>;  // name, content

class ArchiveBuilder {
 public:
  // With a password only zip. `format` and `filter` as libarchive calls them: "zip", "7zip",
  // "gnutar", "raw"; "gzip".
  explicit ArchiveBuilder(const char* format, const char* filter = "none",
                          const char* password = nullptr)
      : archive_(archive_write_new()) {
    require(archive_write_set_format_by_name(archive_, format));
    if (std::string_view(filter) != "none") {
      require(archive_write_add_filter_by_name(archive_, filter));
    }
    if (password != nullptr) {
      require(archive_write_set_options(archive_, "zip:encryption=zipcrypt"));
      require(archive_write_set_passphrase(archive_, password));
    }
    archive_write_set_bytes_per_block(archive_, 0);
    require(archive_write_open(archive_, &bytes_, nullptr, append, nullptr));
  }
  ~ArchiveBuilder() { archive_write_free(archive_); }
  ArchiveBuilder(const ArchiveBuilder&) = delete;
  ArchiveBuilder& operator=(const ArchiveBuilder&) = delete;

  void add(const std::string& name, std::string_view content, unsigned type = AE_IFREG) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_filetype(entry, type);
    archive_entry_set_perm(entry, 0644);
    if (type == AE_IFLNK) {
      archive_entry_set_symlink(entry, std::string(content).c_str());
    } else {
      archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    }
    const int status = archive_write_header(archive_, entry);
    archive_entry_free(entry);
    require(status);
    if (type == AE_IFREG) archive_write_data(archive_, content.data(), content.size());
  }

  std::string finish() {
    require(archive_write_close(archive_));
    return std::move(bytes_);
  }

 private:
  static la_ssize_t append(archive*, void* bytes, const void* data, std::size_t size) {
    static_cast<std::string*>(bytes)->append(static_cast<const char*>(data), size);
    return static_cast<la_ssize_t>(size);
  }
  static void require(int status) {
    if (status < ARCHIVE_WARN) throw std::runtime_error("libarchive cannot make this archive");
  }

  archive* archive_;
  std::string bytes_;
};

inline std::string archive_of(const char* format, const Members& members,
                              const char* filter = "none") {
  ArchiveBuilder builder(format, filter);
  for (const auto& [name, content] : members) builder.add(name, content);
  return builder.finish();
}

inline std::string zip_of(const Members& members) { return archive_of("zip", members); }

inline std::string compressed(std::string_view content, const char* filter) {
  return archive_of("raw", {{"data", std::string(content)}}, filter);
}

}  // namespace phiward::test
