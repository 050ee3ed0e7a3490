#include "auditor/engine/history_audit.hpp"

#include <algorithm>
#include <chrono>
#include <functional>
#include <future>
#include <iterator>
#include <memory>
#include <optional>
#include <thread>

#include "auditor/engine/all_tips.hpp"
#include "auditor/engine/clone_gaps.hpp"
#include "auditor/engine/history_scan.hpp"
#include "auditor/engine/unreachable.hpp"
#include "auditor/engine/utc_time.hpp"
#include "auditor/git/alternates.hpp"
#include "auditor/git/pack/pack_damage.hpp"
#include "auditor/git/pack/pack_file.hpp"
#include "auditor/git/pack_check.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> pack_indexes_of(const std::vector<fs::path>& object_directories) {
  std::vector<fs::path> indexes;
  for (const fs::path& directory : object_directories) {
    std::ranges::move(pack_indexes(directory), std::back_inserter(indexes));
  }
  return indexes;
}

struct Damage {
  std::string pack, reason;
};

std::vector<Damage> damage_of(const std::vector<fs::path>& pack_indexes) {
  std::vector<Damage> damage;
  for (const fs::path& index : pack_indexes) {
    const fs::path pack = fs::path(index).replace_extension(".pack");
    try {
      const std::uint64_t objects = damaged_objects(PackFile(index));
      if (objects > 0) {
        damage.push_back({pack.filename(), "damaged, " + std::to_string(objects) +
                                               " of its objects; git fsck tells which"});
      }
    } catch (const GitError& error) {
      // A pack may go while git packs anew.
      if (fs::exists(index) && fs::exists(pack)) damage.push_back({pack.filename(), error.what()});
    }
  }
  return damage;
}

}  // namespace

AuditReport audit_history(const std::filesystem::path& path, const Inspector& inspector,
                          const AuditOptions& options, Progress& progress) {
  const auto start = std::chrono::steady_clock::now();
  const std::string started = utc_now();
  const Repository repository = Repository::open(path);
  const fs::path objects = repository.object_directory();
  const ObjectFormat format = repository.format().objects;
  // SHA-256 objects are read by git: neither libgit2 nor the pack walk comes near them.
  const std::vector<fs::path> directories =
      format == ObjectFormat::sha1 ? with_alternates(objects) : std::vector<fs::path>{};
  std::ranges::for_each(directories, check_pack_indexes);
  const std::vector<fs::path> packs = pack_indexes_of(directories);
  const std::uint32_t cores = std::max(1U, std::thread::hardware_concurrency());
  const std::uint32_t threads = options.threads == 0 ? cores : options.threads;
  auto damage = std::async(threads > 1 ? std::launch::async : std::launch::deferred, damage_of,
                           std::cref(packs));
  std::optional<Verdicts> verdicts;
  if (options.memory != nullptr && options.engine == Engine::fast) {
    verdicts.emplace(*options.memory, "blobs " + repository.path().string());
  }
  HistoryScan scan({[objects, format] { return ObjectStore({objects}, format); }, inspector,
                    options.max_blob_bytes, threads, Deadline{}, progress,
                    options.engine == Engine::fast && !packs.empty()
                        ? std::make_shared<const OpenPacks>(open_packs(packs))
                        : nullptr,
                    verdicts ? &*verdicts : nullptr, repository.common_directory(),
                    &options.selection, true});

  scan.read_ahead();
  std::optional<UnreachableObjects> unreachable;
  if (options.unreachable) unreachable.emplace(scan);
  add_tips(repository, options.selection, scan);
  if (unreachable) unreachable->add_commits(scan);
  scan.scan_commits();
  scan.scan_trees();
  if (unreachable) unreachable->add_others(scan);
  scan.scan_blobs(HistoryScan::Order::in_store_order);
  for (const auto& [pack, reason] : damage.get()) scan.add_damaged_pack(pack, reason);

  AuditReport report = scan.finish();
  explain_missing(repository, report.coverage);
  report.target = inspector.display(repository.path().string(), Surface::path);
  report.limits =
      options.selection.in_words([&inspector](std::string_view pattern, Surface surface) {
        return inspector.display(pattern, surface);
      });
  report.started = started;
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace phiward
