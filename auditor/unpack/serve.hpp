// The unpacking program's work: requests in, answers out, over one stream.
#pragma once

namespace phiward {

// Returns when the stream ends; throws FrameError or std::system_error if it breaks.
void serve_requests(int stream);

}  // namespace phiward
