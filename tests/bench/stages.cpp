// What each stage of looking at a document costs: every regular file below the paths given, one
// thread, read beforehand. Run by hand: bench_stages /usr/include
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "auditor/content/decode.hpp"
#include "auditor/engine/built_in_sieve.hpp"
#include "auditor/formats/reader.hpp"
#include "rules/judge.hpp"
#include "rules/line_matcher.hpp"

namespace {

namespace fs = std::filesystem;
using namespace phiward;

struct File {
  std::string path;
  std::string bytes;
};

constexpr std::uintmax_t kLargest = std::uintmax_t{64} << 20U;  // bytes

std::vector<File> files_below(const fs::path& root) {
  std::vector<File> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file() || entry.is_symlink() || entry.file_size() > kLargest) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.push_back({entry.path(), {std::istreambuf_iterator<char>(in), {}}});
  }
  std::ranges::sort(files, {}, &File::path);  // versions of a file may lie beside each other
  return files;
}

// Seconds and documents of each stage.
class Stages {
 public:
  template <class Work>
  auto run(const std::string& stage, Work work) {
    const auto start = std::chrono::steady_clock::now();
    auto result = work();
    Cost& cost = costs_[stage];
    cost.seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    ++cost.documents;
    return result;
  }

  void print(double megabytes) const {
    double all = 0;
    for (const auto& [stage, cost] : costs_) all += cost.seconds;
    std::printf("%-28s %9s %7s %9s\n", "stage", "documents", "s", "MB/s");
    for (const auto& [stage, cost] : costs_) {
      std::printf("%-28s %9zu %7.3f %9.0f\n", stage.c_str(), cost.documents, cost.seconds,
                  megabytes / cost.seconds);
    }
    std::printf("%-28s %9s %7.3f %9.0f\n", "all", "", all, megabytes / all);
  }

 private:
  struct Cost {
    double seconds = 0;
    std::size_t documents = 0;
  };
  std::map<std::string, Cost> costs_;
};

}  // namespace

int main(int argc, char** argv) {
  const Catalog catalog = Catalog::load();
  const LineMatcher matcher(catalog, format_markers(), &built_in_sieve());
  const FieldReader reader(catalog);
  const Judge judge(catalog, {}, [](Identifier, std::string_view) { return std::string(); });
  Stages stages;
  std::size_t bytes = 0;
  std::size_t hits_found = 0;
  for (int i = 1; i < argc; ++i) {
    for (const File& file : files_below(argv[i])) {
      bytes += file.bytes.size();
      const Text text = stages.run("1 decode", [&] { return decode(file.bytes); });
      Document document{text.text(), file.path};
      const Matches matches = stages.run("2 match", [&] { return matcher.look(document.text); });
      const std::vector<Hit>& hits = matches.hits;
      document.of_patients = matches.of_patients;
      document.of_members = matches.of_members;
      document.passages = matches.passages;
      hits_found += hits.size();
      Fields fields;
      if (!text.binary()) {
        fields =
            stages.run("3 readers", [&] { return reader.read(document, hits, matches.markers); });
      }
      if (hits.empty() && fields.all().empty()) continue;
      stages.run("4 judge", [&] { return judge.judge(document, hits, fields.all()); });
    }
  }
  std::printf("%.1f MB, %zu hits\n", static_cast<double>(bytes) / 1e6, hits_found);
  stages.print(static_cast<double>(bytes) / 1e6);
}
