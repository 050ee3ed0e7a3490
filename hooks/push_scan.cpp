#include "hooks/push_scan.hpp"

#include <algorithm>
#include <optional>
#include <thread>

#include "auditor/engine/history_scan.hpp"
#include "hooks/moved_content.hpp"
#include "hooks/new_commits.hpp"

namespace phiward {
namespace {

class PushScan {
 public:
  PushScan(const Repository& repository, const ObjectDirectories& directories, const Site& site,
           const Deadline& deadline, Progress& progress)
      : repository_(repository),
        directories_(directories),
        deadline_(deadline),
        base_(open(repository, directories.base)),
        scan_({[&] { return open_all(repository, directories); }, site.inspector(),
               site.config().max_blob_bytes, threads(site.config()), deadline, progress}) {}

  AuditReport run(const std::vector<RefUpdate>& updates) {
    add_refs(updates);
    scan_new_commits(updates);
    scan_.scan_trees();
    scan_.scan_unreferenced(quarantined());
    scan_.scan_blobs(HistoryScan::Order::as_found);
    AuditReport report = scan_.finish();
    lower_moved_content(report, scan_, base_, deadline_);
    return report;
  }

 private:
  static ObjectStore open(const Repository& repository,
                          const std::vector<std::filesystem::path>& directories) {
    return ObjectStore(directories, repository.format().objects, ObjectStore::Reads::few);
  }

  static ObjectStore open_all(const Repository& repository, const ObjectDirectories& directories) {
    std::vector<std::filesystem::path> all = directories.base;
    if (directories.quarantine) all.push_back(*directories.quarantine);
    return open(repository, all);
  }

  static std::uint32_t threads(const Config& config) {
    return config.threads != 0 ? config.threads : std::max(1U, std::thread::hardware_concurrency());
  }

  void add_refs(const std::vector<RefUpdate>& updates) {
    for (const RefUpdate& update : updates) {
      if (update.deletes()) continue;
      const auto target = ObjectId::parse(update.new_id);
      if (!target) throw GateError("git sent an object id that is none");
      scan_.add_ref({update.ref, *target});
    }
  }

  void scan_new_commits(const std::vector<RefUpdate>& updates) {
    ExistingHistory existing{
        repository_, base_, repository_.refs(), {}, [this] { deadline_.check(); }};
    for (const RefUpdate& update : updates) {
      if (const auto old = ObjectId::parse(update.old_id)) existing.likely.push_back(*old);
    }
    new_commits_ = find_new_commits(existing, scan_.store(), scan_.commit_tips());
    scan_.scan_commits(
        [this](const ObjectId& id) { return base_.contains(id) && !new_commits_.contains(id); });
  }

  // The objects that were sent and that the repository did not have.
  std::vector<ObjectId> quarantined() const {
    std::vector<ObjectId> ids;
    if (!directories_.quarantine) return ids;
    const ObjectStore sent = open(repository_, {*directories_.quarantine});
    sent.for_each_id([&](const ObjectId& id) {
      deadline_.check();
      if (!base_.contains(id)) ids.push_back(id);
    });
    return ids;
  }

  const Repository& repository_;
  const ObjectDirectories& directories_;
  const Deadline& deadline_;
  ObjectStore base_;
  HistoryScan scan_;
  ObjectIdSet new_commits_;
};

}  // namespace

AuditReport scan_push(const Repository& repository, const ObjectDirectories& directories,
                      const std::vector<RefUpdate>& updates, const Site& site,
                      const Deadline& deadline, Progress& progress) {
  return PushScan(repository, directories, site, deadline, progress).run(updates);
}

}  // namespace phiward
