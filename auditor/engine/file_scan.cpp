#include "auditor/engine/file_scan.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <optional>

#include "auditor/engine/recorder.hpp"
#include "auditor/engine/utc_time.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> read_file(const fs::path& path, std::uint64_t size) {
  std::ifstream in;
  in.rdbuf()->pubsetbuf(nullptr, 0);  // straight to its place
  in.open(path, std::ios::binary);
  std::string bytes(size, '\0');
  if (!in.read(bytes.data(), static_cast<std::streamsize>(size))) return std::nullopt;
  return bytes;
}

class FileScan {
 public:
  FileScan(const Inspector& inspector, std::uint64_t max_file_bytes)
      : inspector_(inspector), recorder_(inspector), max_file_bytes_(max_file_bytes) {}

  // What a user names is followed if it is a symbolic link; one met in a directory is a
  // text of its own, as it is to git.
  void scan_named(const fs::path& path) {
    std::error_code error;
    const fs::path real = fs::is_symlink(path, error) ? fs::canonical(path, error) : path;
    if (error) return gap(path, "the file cannot be read");
    fs::directory_entry entry;
    entry.assign(real, error);
    scan(entry);
  }

  void scan(const fs::directory_entry& entry) {
    const fs::path& path = entry.path();
    std::error_code error;
    const fs::file_status status = entry.symlink_status(error);
    if (error && status.type() != fs::file_type::not_found) {
      return gap(path, "the file cannot be read");
    }
    if (fs::is_directory(status)) return scan_directory(path);
    if (fs::is_regular_file(status)) return scan_file(path);
    if (fs::is_symlink(status)) return scan_bytes(target_of(path), path.string());
    gap(path, fs::exists(status) ? "not a regular file" : "there is no such file");
  }

  void scan_bytes(std::string_view bytes, std::string_view name) {
    ++recorder_.coverage().blobs;
    recorder_.coverage().bytes += bytes.size();
    try {
      const Inspection inspection = inspector_.inspect(bytes, Surface::blob, name);
      recorder_.add(inspection, {Surface::blob, name, nullptr, nullptr, 0, "file"});
      if (inspection.binary) recorder_.binary(nullptr, name);
    } catch (const MatchError& error) {
      gap(name, error.what());
    }
  }

  [[nodiscard]] AuditReport finish() {
    AuditReport report;
    recorder_.finish(report);
    return report;
  }

 private:
  // Files are named for patients, too.
  void scan_path(const std::string& path) {
    try {
      recorder_.add(inspector_.inspect(path, Surface::path, path),
                    {Surface::path, path, nullptr, nullptr, 0, "file"});
    } catch (const MatchError& error) {
      gap(path, error.what());
    }
  }

  void scan_directory(const fs::path& directory) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator at(directory, error), end; !error && at != end;
         at.increment(error)) {
      if (at->path().filename() != ".git") entries.push_back(*at);
    }
    if (error) return gap(directory, "the directory cannot be read");
    std::ranges::sort(entries);
    for (const fs::directory_entry& entry : entries) scan(entry);
  }

  static std::string target_of(const fs::path& link) {
    std::error_code error;
    return fs::read_symlink(link, error).string();
  }

  void scan_file(const fs::path& path) {
    std::error_code error;
    const std::uint64_t size = fs::file_size(path, error);
    if (error) return gap(path, "the file cannot be read");
    if (size > max_file_bytes_) {
      return gap(path, "larger than " + std::to_string(max_file_bytes_ >> 20) + " MiB");
    }
    const auto bytes = read_file(path, size);
    if (!bytes) return gap(path, "the file cannot be read");
    scan_path(path.string());
    scan_bytes(*bytes, path.string());
  }

  void gap(const fs::path& path, std::string reason) {
    recorder_.unscanned("file", nullptr, path.string(), std::move(reason));
  }

  const Inspector& inspector_;
  Recorder recorder_;
  std::uint64_t max_file_bytes_;
};

AuditReport timed(std::string target, const std::function<AuditReport()>& scan) {
  const auto start = std::chrono::steady_clock::now();
  const std::string started = utc_now();
  AuditReport report = scan();
  report.target = std::move(target);
  report.started = started;
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace

AuditReport scan_files(const std::vector<fs::path>& paths, const Inspector& inspector,
                       std::uint64_t max_file_bytes) {
  std::string target;
  for (const fs::path& path : paths) {
    if (!target.empty()) target += ' ';
    target += inspector.display(path.string(), Surface::path);
  }
  AuditReport report = timed(std::move(target), [&] {
    FileScan scan(inspector, max_file_bytes);
    for (const fs::path& path : paths) scan.scan_named(path);
    return scan.finish();
  });
  for (const LocatedFinding& found : report.findings) {
    if (auto masked = inspector.without_value(report.target, found.finding)) {
      report.target = *std::move(masked);
    }
  }
  return report;
}

AuditReport scan_text(std::string_view text, const Inspector& inspector) {
  return timed("standard input", [&] {
    FileScan scan(inspector, text.size());
    scan.scan_bytes(text, {});
    return scan.finish();
  });
}

}  // namespace phiward
