// usage: bench_pack_walk REPOSITORY [THREADS]
// Reads every object of a repository's packs by the pack walk and throws it away. Prints
// the objects, their bytes and the seconds, to be compared in the same run with
//   git cat-file --batch-all-objects --unordered --batch --buffer > /dev/null
#include "auditor/git/pack/pack_walk.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>
#include <thread>

#include "auditor/git/pack/pack_file.hpp"

namespace {

using Clock = std::chrono::steady_clock;

struct Totals {
  std::atomic<std::uint64_t> objects{0}, bytes{0}, unreadable{0};
};

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

void walk_pack(const std::filesystem::path& index_path, unsigned threads, Totals& totals) {
  const auto start = Clock::now();
  const phiward::PackFile file(index_path);
  const phiward::DeltaForest forest(file.pack(), file.index());
  std::cout << "  forest " << seconds_since(start) << " s, " << forest.trees().size() << " trees\n";
  auto groups = forest.groups(std::uint64_t{16} << 20);
  std::ranges::sort(groups, std::greater(), &phiward::DeltaForest::Group::cost);
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    std::uint64_t objects = 0, bytes = 0, unreadable = 0;
    phiward::PackVisitor visitor;
    visitor.object = [&](const phiward::ObjectId&, phiward::ObjectType, std::string_view text) {
      ++objects;
      bytes += text.size();
    };
    visitor.unreadable = [&](const phiward::ObjectId& id, std::string_view reason) {
      ++unreadable;
      std::cerr << id.hex() << ": " << reason << '\n';
    };
    phiward::PackWalk walk(file.pack(), file.index(), forest, {});
    for (std::size_t i = next++; i < groups.size(); i = next++) walk.walk(groups[i], visitor);
    totals.objects += objects;
    totals.bytes += bytes;
    totals.unreadable += unreadable;
  };
  std::vector<std::thread> others;
  for (unsigned i = 1; i < threads; ++i) others.emplace_back(work);
  work();
  for (std::thread& thread : others) thread.join();
}

void bench(const std::filesystem::path& repository, unsigned threads) {
  const auto start = Clock::now();
  Totals totals;
  for (const auto& index : phiward::pack_indexes(repository / "objects")) {
    walk_pack(index, threads, totals);
  }
  std::cout << threads << " threads: " << totals.objects << " objects, " << totals.bytes / 1'000'000
            << " MB, " << seconds_since(start) << " s, " << totals.unreadable << " unreadable\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "usage: bench_pack_walk REPOSITORY [THREADS]\n";
    return 2;
  }
  try {
    bench(argv[1], argc > 2 ? static_cast<unsigned>(std::strtoul(argv[2], nullptr, 10)) : 1);
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
