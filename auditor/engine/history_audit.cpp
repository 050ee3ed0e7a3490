#include "auditor/engine/history_audit.hpp"

#include <algorithm>
#include <chrono>
#include <thread>

#include "auditor/engine/history_scan.hpp"
#include "auditor/engine/utc_time.hpp"
#include "auditor/git/pack/pack_file.hpp"
#include "auditor/git/pack_check.hpp"

namespace phiward {

AuditReport audit_history(const std::filesystem::path& path, const Inspector& inspector,
                          const AuditOptions& options, Progress& progress) {
  const auto start = std::chrono::steady_clock::now();
  const std::string started = utc_now();
  const Repository repository = Repository::open(path);
  const std::filesystem::path objects = repository.object_directory();
  check_pack_indexes(objects);
  const std::uint32_t cores = std::max(1U, std::thread::hardware_concurrency());
  HistoryScan scan({[objects] { return ObjectStore({objects}); }, inspector, options.max_blob_bytes,
                    options.threads == 0 ? cores : options.threads, Deadline{}, progress,
                    options.engine == Engine::fast ? pack_indexes(objects)
                                                   : std::vector<std::filesystem::path>{}});

  for (const Ref& ref : repository.refs()) scan.add_ref(ref);
  for (const std::string& name : repository.unreadable_refs()) scan.add_unreadable_ref(name);
  scan.scan_commits();
  scan.scan_trees();
  scan.scan_blobs(HistoryScan::Order::in_store_order);

  AuditReport report = scan.finish();
  report.target = inspector.display(repository.path().string(), Surface::path);
  report.started = started;
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return report;
}

}  // namespace phiward
